package dev.strategikon.audit;

import dev.strategikon.geometry.Geometry;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.profile.Line;
import dev.strategikon.random.Draws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The vector that q colluders send, that Krum still chooses, and that points away from the
 * reference as far as can be found.
 *
 * <p>With q − 1 twins at distance 0, u pays for t = k − q + 1 honest neighbours T, so its score is
 * t·‖u − c_T‖² and a constant, and for a given score the least ⟨r, u⟩ lies at u = c_T − ρ·r. For
 * each T the largest ρ at which the rule chooses u is bisected, in m dimensions; the best is then
 * improved by a local search in the span of V and r. The rule itself says whom it chooses.
 */
final class KrumSearch {
  private static final int MOST_SETS = 200;
  private static final int GRID = 48;
  private static final int BISECTIONS = 40;
  private static final int STEPS = 1500;

  private final Line line;
  private final Gradients span;
  private final Geometry known;
  private final int h;
  private final int[] points;

  private KrumSearch(Line line) {
    this.line = line;
    this.h = line.honest().count();
    this.span = line.honest().with(line.reference());
    this.known = Geometry.of(span, line.compute());
    this.points = new int[line.workers()];
    Arrays.setAll(points, i -> i < h ? i : h + 1);
  }

  /**
   * Returns vectors to try, d floats each, the most promising ones; a little inside of what was
   * found, so that rounding does not lose the choice.
   *
   * @param neighbours k, how many the rule counts
   */
  static List<float[]> candidates(Line line, int neighbours) {
    return new KrumSearch(line).run(neighbours - line.byzantine() + 1);
  }

  private List<float[]> run(int paid) {
    double[] best = null;
    double[] centre = null;
    for (int[] set : sets(Math.max(1, Math.min(paid, h)))) {
      double[] mean = new double[h + 1];
      for (int i : set) {
        mean[i] = 1.0 / set.length;
      }
      double[] found = alongReference(mean);
      if (found != null && (best == null || product(found) < product(best))) {
        best = found;
        centre = mean;
      }
    }
    List<float[]> candidates = new ArrayList<>();
    if (best != null) {
      best = improved(best);
      for (double inside : new double[] {1e-6, 1e-4, 1e-2}) {
        double[] weights = new double[h + 1];
        for (int i = 0; i <= h; i++) {
          weights[i] = best[i] + inside * (centre[i] - best[i]);
        }
        candidates.add(span.weightedSum(weights, line.compute()));
      }
    }
    return candidates;
  }

  /** All sets of so many honest vectors, if they are few; else each vector's nearest ones. */
  private List<int[]> sets(int size) {
    List<int[]> sets = new ArrayList<>();
    int[] set = new int[size];
    Arrays.setAll(set, i -> i);
    while (set != null && sets.size() <= MOST_SETS) {
      sets.add(set.clone());
      set = next(set);
    }
    if (sets.size() > MOST_SETS) {
      sets.clear();
      for (int i = 0; i < h; i++) {
        sets.add(nearest(i, size));
      }
    }
    return sets;
  }

  private int[] next(int[] set) {
    int last = set.length - 1;
    while (last >= 0 && set[last] == h - set.length + last) {
      last--;
    }
    if (last < 0) {
      return null;
    }
    set[last]++;
    for (int k = last + 1; k < set.length; k++) {
      set[k] = set[k - 1] + 1;
    }
    return set;
  }

  private int[] nearest(int i, int size) {
    Integer[] order = new Integer[h];
    Arrays.setAll(order, j -> j);
    Arrays.sort(
        order, (a, b) -> Double.compare(known.squaredDistance(i, a), known.squaredDistance(i, b)));
    return Arrays.stream(order).limit(size).mapToInt(j -> j).toArray();
  }

  /** The farthest point c − ρ·r that is chosen, as weights; null if none is. */
  private double[] alongReference(double[] centre) {
    double norm = Math.sqrt(known.squaredNorm(h));
    if (norm == 0) {
      return null;
    }
    double radius = 0;
    for (int i = 0; i < h; i++) {
      radius = Math.max(radius, Math.sqrt(known.squaredDistance(i, 0)));
    }
    radius = Math.max(radius, norm);
    double inside = Double.NaN;
    double outside = 10 * radius;
    for (int k = 0; k < GRID; k++) {
      double rho = 10 * radius * Math.pow(10, -4.0 * k / (GRID - 1));
      if (isChosen(moved(centre, rho / norm))) {
        inside = rho;
        break;
      }
      outside = rho;
    }
    if (Double.isNaN(inside)) {
      return isChosen(centre) ? centre : null;
    }
    for (int k = 0; k < BISECTIONS && inside < outside; k++) {
      double middle = (inside + outside) / 2;
      if (isChosen(moved(centre, middle / norm))) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return moved(centre, inside / norm);
  }

  private double[] moved(double[] weights, double down) {
    double[] moved = weights.clone();
    moved[h] -= down;
    return moved;
  }

  private boolean isChosen(double[] weights) {
    Geometry received = known.with(weights).select(points);
    double[] chosen = line.rule().weights(received, line.declared(), line.round());
    return Arrays.stream(chosen, h, chosen.length).sum() > 0;
  }

  private double product(double[] weights) {
    double sum = 0;
    for (int i = 0; i <= h; i++) {
      sum += weights[i] == 0 ? 0 : weights[i] * known.product(h, i);
    }
    return sum;
  }

  /** Random steps in the span, kept where they lower the product and the rule still agrees. */
  private double[] improved(double[] start) {
    Draws draws = Draws.of(0, "krum-search");
    double[] best = start;
    double lowest = product(start);
    double size = 0.3;
    for (int step = 0; step < STEPS; step++) {
      double[] next = best.clone();
      for (int i = 0; i <= h; i++) {
        next[i] += size * draws.nextGaussian() / Math.sqrt(h + 1);
      }
      double product = product(next);
      if (product < lowest && isChosen(next)) {
        best = next;
        lowest = product;
        size *= 1.6;
      } else {
        size = Math.max(1e-7, 0.95 * size);
      }
    }
    return best;
  }
}
