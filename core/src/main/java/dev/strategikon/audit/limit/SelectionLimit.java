package dev.strategikon.audit.limit;

import dev.strategikon.rule.Rule;
import dev.strategikon.rule.geometry.Cge;
import dev.strategikon.rule.geometry.Faba;
import dev.strategikon.rule.geometry.Krum;
import dev.strategikon.rule.geometry.Mda;
import dev.strategikon.rule.geometry.Medoid;
import dev.strategikon.rule.geometry.Monna;
import dev.strategikon.rule.geometry.MultiKrum;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Limits of rules that choose vectors by their distances. They rest on what the honest vectors
 * alone guarantee. Let p_i be what ⟨r, y_i⟩ is at least.
 *
 * <ul>
 *   <li><b>Krum.</b> A vector's score is at most that among the honest ones, s_i, so the winner's
 *       is at most S = min s_i. If the winner is the attackers' u, at least t = k − q + 1 of its k
 *       neighbours are honest, T. So t·‖u − c_T‖² + V_T ≤ S with V_T = Σ_T ‖y_j − c_T‖², and ⟨r, u⟩
 *       ≥ ⟨r, c_T⟩ − ‖r‖·√((S − V_T)/t). If it is honest, its k − q nearest honest ones alone must
 *       not exceed S. The limit is the least of all T and all such i.
 *   <li><b>Multi-Krum.</b> The same for each selected attacker, with the n-th smallest s_i for S if
 *       n vectors are selected.
 *   <li><b>MDA.</b> The chosen diameter is at most that of n honest vectors, Δ. So an attacker is
 *       at most Δ from each of the honest ones chosen.
 *   <li><b>MoNNA.</b> It is what NNM makes of the trusted vector ({@link MixedNeighbours}).
 *   <li><b>CGE.</b> A chosen attacker is no farther from the origin than the n-th nearest honest
 *       vector.
 *   <li><b>Medoid.</b> Let Σ_i be an honest sum of distances to the honest. If u wins, its own sum
 *       is at most that of y_i. By the triangle inequality other attackers' vectors take at most
 *       q·‖u − y_i‖ of that, and the sum to the honest is at least h·‖u − y_i‖ − Σ_i. So ‖u − y_i‖
 *       ≤ 2Σ_i/(h − q) for every i.
 *   <li><b>FABA.</b> If an attacker remains, an honest vector was removed. In the last such step it
 *       was at least as far from the mean as u. Let D be the honest diameter, and let h' honest and
 *       b attackers be there, whose farthest from the honest mean is at G. The mean is at most
 *       b·G/(h' + b) from the honest mean, so G·(1 − 2b/(h' + b)) ≤ D. Here h' ≥ h − q + 1.
 * </ul>
 *
 * <p>The aggregate of n chosen vectors, a of them attackers', is at least the mean of a such limits
 * and the n − a lowest p_i. The least over a counts.
 */
final class SelectionLimit {
  private static final double NONE = Double.NEGATIVE_INFINITY;
  private static final double FLOATS = HonestPoints.FLOATS;

  private final HonestPoints points;
  private final int declared;
  private final int h;
  private final int byzantine;
  private final double length;

  private SelectionLimit(HonestPoints points, int declared) {
    this.points = points;
    this.declared = declared;
    this.h = points.count();
    this.byzantine = points.byzantine();
    this.length = points.length();
  }

  /** Returns the limit; −∞ if the rule is another, or there are too few honest vectors. */
  static double of(Rule rule, HonestPoints points, int declared) {
    return new SelectionLimit(points, declared).of(rule);
  }

  private double of(Rule rule) {
    int m = points.workers();
    int n = m - declared;
    if (rule instanceof Krum krum) {
      return krum(krum.neighbourCount(m, declared));
    }
    if (rule instanceof MultiKrum multi) {
      int selected = multi.selected(m, declared);
      int neighbours = multi.neighbourCount(m, declared);
      return points.mean(selected, nearNeighbours(neighbours, selected));
    }
    if (rule instanceof Medoid) {
      return medoid();
    }
    if (n > h) {
      return NONE;
    }
    if (rule instanceof Mda) {
      return diameter(n);
    }
    if (rule instanceof Monna monna) {
      return monna(monna.trusted());
    }
    if (rule instanceof Cge) {
      return points.mean(n, -length * Smallest.nth(points.norms(), n));
    }
    return rule instanceof Faba ? faba(n) : NONE;
  }

  private double krum(int neighbours) {
    double attackers = nearNeighbours(neighbours, 1);
    if (attackers == NONE) {
      return NONE;
    }
    double most = scores(neighbours)[0] * (1 + FLOATS);
    double limit = attackers;
    for (int i = 0; i < h; i++) {
      double least = Smallest.sum(squaresNear(i), Math.max(0, neighbours - byzantine));
      if (least * (1 - FLOATS) <= most) {
        limit = Math.min(limit, points.least()[i]);
      }
    }
    return limit;
  }

  /**
   * Returns the least ⟨r, u⟩ of an attacker's vector whose Krum score is among the lowest.
   *
   * @param rank how many are selected
   */
  private double nearNeighbours(int neighbours, int rank) {
    int t = neighbours - byzantine + 1;
    if (t < 1 || neighbours > h - 1 || rank > h) {
      return NONE;
    }
    double most = scores(neighbours)[rank - 1] * (1 + FLOATS);
    double limit = Double.POSITIVE_INFINITY;
    if (NeighbourSets.areFew(h, t)) {
      for (int[] set : NeighbourSets.all(h, t)) {
        double sum = 0;
        double product = 0;
        for (int i : set) {
          product += points.least()[i] / t;
          for (int j : set) {
            sum += points.near(i, j) * points.near(i, j);
          }
        }
        limit = Math.min(limit, below(product, most, sum / (2 * t) * (1 - FLOATS), t));
      }
      return limit;
    }
    double[] nearest = new double[h];
    Arrays.setAll(nearest, i -> Smallest.sum(squaresNear(i), t - 1));
    double spread = Smallest.sum(nearest, t) / (2 * t) * (1 - FLOATS);
    return below(Smallest.sum(points.least(), t) / t, most, spread, t);
  }

  /** Returns ⟨r, c⟩ − ‖r‖·√((S − V)/t); nothing is possible if V is above S. */
  private double below(double product, double most, double spread, int t) {
    return spread > most
        ? Double.POSITIVE_INFINITY
        : product - length * Math.sqrt((most - spread) / t);
  }

  /** Returns what the squared distances from y_i to the others are at least. */
  private double[] squaresNear(int i) {
    return IntStream.range(0, h)
        .filter(j -> j != i)
        .mapToDouble(j -> points.near(i, j) * points.near(i, j))
        .toArray();
  }

  /** Returns what the scores among the honest vectors are at most, ascending. */
  private double[] scores(int neighbours) {
    double[] scores = new double[h];
    for (int i = 0; i < h; i++) {
      double[] far = Arrays.stream(points.farFrom(i)).map(d -> d * d).toArray();
      // Its own distance, 0, is the smallest.
      scores[i] = Smallest.sum(far, neighbours + 1);
    }
    Arrays.sort(scores);
    return scores;
  }

  private double diameter(int n) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < h; i++) {
      double widest = 0;
      int[] nearest = nearest(i, n);
      for (int a : nearest) {
        for (int b : nearest) {
          widest = Math.max(widest, points.far(a, b));
        }
      }
      least = Math.min(least, widest * (1 + FLOATS));
    }
    double limit = Double.POSITIVE_INFINITY;
    for (int a = 0; a <= Math.min(byzantine, n); a++) {
      double honest = Smallest.sum(points.least(), n - a);
      double attacker = a == n ? NONE : honest / (n - a) - length * least;
      limit = Math.min(limit, (honest + (a == 0 ? 0 : a * attacker)) / n);
    }
    return limit;
  }

  private double monna(int trusted) {
    for (int i = 0; i < h; i++) {
      if (points.places()[i] == trusted) {
        return MixedNeighbours.of(points, declared).orElseThrow().least()[i];
      }
    }
    return NONE;
  }

  private double medoid() {
    if (h <= byzantine) {
      return NONE;
    }
    double attackers = NONE;
    for (int i = 0; i < h; i++) {
      double radius = 2 * Arrays.stream(points.farFrom(i)).sum() / (h - byzantine);
      attackers = Math.max(attackers, points.least()[i] - length * radius * (1 + FLOATS));
    }
    return Math.min(points.lowest(), attackers);
  }

  private double faba(int n) {
    int left = h - declared + 1;
    if (byzantine > declared || left <= byzantine) {
      return NONE;
    }
    double widest = 0;
    for (int i = 0; i < h; i++) {
      widest = Math.max(widest, Arrays.stream(points.farFrom(i)).max().orElse(0));
    }
    double farthest = widest * (left + byzantine) / (left - byzantine) * (1 + FLOATS);
    return points.mean(n, Smallest.sum(points.least(), left) / left - length * farthest);
  }

  private int[] nearest(int i, int count) {
    double[] all = points.farFrom(i);
    return IntStream.range(0, h)
        .boxed()
        .sorted(Comparator.comparingDouble(j -> all[j]))
        .limit(count)
        .mapToInt(j -> j)
        .toArray();
  }
}
