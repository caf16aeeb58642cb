package dev.strategikon.audit.limit;

import dev.strategikon.geometry.LinearMap;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What nearest neighbour mixing leaves of what is known of the honest vectors.
 *
 * <p>An honest x_i becomes the mean of the n = m − q vectors nearest to it. Let D_1 ≤ D_2 ≤ … be
 * its distances from the honest ones, its own among them, and n ≤ h. If a of the n are attackers',
 * the others are its n − a nearest honest ones, and the next, at D_{n−a+1}, is left out. So no
 * attacker of the n is farther than D_{n−a+1}, which bounds ⟨r, y_i⟩ by the ⟨r, x⟩ of these honest
 * ones and a·(⟨r, x_i⟩ − ‖r‖·D_{n−a+1}). With z_i, the mean of its n nearest honest ones, ‖y_i −
 * z_i‖ ≤ (a·D_{n−a+1} + Σ_{k=n−a+1..n} D_k)/n. The largest over a counts.
 *
 * <p>Where the x_i are not known exactly, the n distances in N_i sum to at most the n smallest of
 * what the honest distances can be, Σ D_k. So y_i is at most Σ D_k/n from x_i.
 *
 * <p>Distances that differ by less than floats may err can come in any order. Of honest ones at
 * such a distance the lowest ⟨r, x⟩ count, and each may stand for another in z_i.
 */
final class MixedNeighbours {
  private final HonestPoints before;
  private final int n;
  private final int most;

  private MixedNeighbours(HonestPoints before, int n) {
    this.before = before;
    this.n = n;
    this.most = Math.min(before.byzantine(), n);
  }

  /** Returns what is known after the mixing; empty if more are mixed than are honest. */
  static Optional<HonestPoints> of(HonestPoints before, int declared) {
    int n = before.workers() - declared;
    if (n > before.count()) {
      return Optional.empty();
    }
    MixedNeighbours mixed = new MixedNeighbours(before, n);
    return Optional.of(before.isExact() ? mixed.exact() : mixed.around());
  }

  private HonestPoints exact() {
    int h = before.count();
    double[][] weights = new double[h][h];
    double[] moved = new double[h];
    double[] least = new double[h];
    for (int i = 0; i < h; i++) {
      double[] distances = before.farFrom(i);
      int[] order =
          IntStream.range(0, h)
              .boxed()
              .sorted(Comparator.comparingDouble(j -> distances[j]))
              .mapToInt(j -> j)
              .toArray();
      for (int k = 0; k < n; k++) {
        weights[i][order[k]] = 1.0 / n;
      }
      moved[i] = moved(distances, order);
      least[i] = least(i, distances, order);
    }
    return before.then(LinearMap.of(weights), moved, least, StageLimits.mixedLength(before));
  }

  private double moved(double[] distances, int[] order) {
    double worst = 0;
    double left = 0;
    for (int a = 1; a <= most; a++) {
      double farthest = distances[order[n - a]];
      left += farthest;
      worst = Math.max(worst, a * farthest * (1 + HonestPoints.FLOATS) + left);
    }
    double last = distances[order[n - 1]];
    long inside = IntStream.range(0, n).filter(k -> ties(distances[order[k]], last)).count();
    long outside =
        IntStream.range(n, order.length).filter(k -> ties(distances[order[k]], last)).count();
    double swapped = last > 0 ? 2 * Math.min(inside, outside) * last : 0;
    return (worst + swapped * (1 + HonestPoints.FLOATS)) / n;
  }

  private double least(int i, double[] distances, int[] order) {
    double own = before.least()[i];
    double least = Double.POSITIVE_INFINITY;
    for (int a = 0; a <= most; a++) {
      double sum = nearest(n - a, distances, order);
      if (a > 0) {
        double farthest = distances[order[n - a]] * (1 + HonestPoints.FLOATS);
        sum += a * (own - before.length() * farthest);
      }
      least = Math.min(least, sum / n);
    }
    return least;
  }

  /** Returns the least sum of ⟨r, x⟩ of so many nearest honest vectors. */
  private double nearest(int count, double[] distances, int[] order) {
    if (count == 0) {
      return 0;
    }
    double last = distances[order[count - 1]];
    double sum = 0;
    int certain = 0;
    while (!ties(distances[order[certain]], last)) {
      sum += before.least()[order[certain++]];
    }
    double[] possible =
        Arrays.stream(order)
            .filter(j -> ties(distances[j], last))
            .mapToDouble(j -> before.least()[j])
            .toArray();
    return sum + Smallest.sum(possible, count - certain);
  }

  private static boolean ties(double a, double b) {
    return Math.abs(a - b) <= HonestPoints.FLOATS * Math.max(a, b);
  }

  private HonestPoints around() {
    int h = before.count();
    double[] ones = new double[h];
    Arrays.fill(ones, 1);
    double[] moved = new double[h];
    double[] least = new double[h];
    for (int i = 0; i < h; i++) {
      double step = Smallest.sum(before.farFrom(i), n) / n * (1 + HonestPoints.FLOATS);
      moved[i] = before.moved()[i] + step;
      least[i] = before.least()[i] - before.length() * step;
    }
    return before.then(LinearMap.diagonal(ones), moved, least, StageLimits.mixedLength(before));
  }
}
