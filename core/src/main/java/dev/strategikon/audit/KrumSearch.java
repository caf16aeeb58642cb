package dev.strategikon.audit;

import dev.strategikon.audit.limit.NeighbourSets;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.profile.Line;
import dev.strategikon.random.Draws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Searches the vector u with the least ⟨r, u⟩ that Krum still chooses if q colluders send it.
 *
 * <p>The other q − 1 copies of u are at distance 0. So the score of u sums its distances to t = k −
 * q + 1 honest neighbours T. It is t·‖u − c_T‖² plus a constant, where c_T is the mean of T. For a
 * given score the least ⟨r, u⟩ is at u = c_T − ρ·r. The search bisects the largest ρ at which the
 * rule chooses u, for each T and in m dimensions. It improves the best u by a local search in the
 * span of V and r. The rule itself decides whether u is chosen. Of many vectors fewer sets are
 * tried.
 */
final class KrumSearch {
  private static final int GRID = 48;
  private static final int BISECTIONS = 40;
  private static final int STEPS = 1500;

  /** Each set of neighbours costs up to GRID + BISECTIONS evaluations of the rule. */
  private static final int FEWEST_SETS = 4;

  private static final int FEWEST_STEPS = 50;

  /**
   * Evaluations times m². Up to m = 200 this allows all sets; beyond, the search would take
   * minutes, and some evenly spaced sets are tried.
   */
  private static final double WORK = 7e8;

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
   * Returns candidates for u, d floats each. They are slightly nearer to c_T than the u that was
   * found, so that rounding does not change the choice.
   *
   * @param line any line of attacks against the rule
   * @param neighbours k, the number of neighbours that a score sums
   */
  static List<float[]> candidates(Line line, int neighbours) {
    return new KrumSearch(line).run(neighbours - line.byzantine() + 1);
  }

  private List<float[]> run(int honestNeighbours) {
    double[] best = null;
    double[] centre = null;
    int size = Math.max(1, Math.min(honestNeighbours, h));
    double evaluations = WORK / ((double) points.length * points.length);
    List<int[]> sets = NeighbourSets.of(known, h, size);
    int tried = (int) Math.max(FEWEST_SETS, evaluations / (GRID + BISECTIONS));
    for (int k = 0; k < Math.min(tried, sets.size()); k++) {
      int[] set = sets.get(tried < sets.size() ? (int) ((long) k * sets.size() / tried) : k);
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
      best = improved(best, (int) Math.min(STEPS, Math.max(FEWEST_STEPS, evaluations)));
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

  /** Returns the farthest point c − ρ·r that is chosen, as weights; null if none is. */
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

  /** Returns whether the rule gives weight to the attackers' vector. */
  private boolean isChosen(double[] weights) {
    Geometry received = known.with(weights).select(points);
    double[] chosen = line.rule().weights(received, line.declared(), line.round());
    return Arrays.stream(chosen, h, chosen.length).sum() > 0;
  }

  /** Returns ⟨r, u⟩. */
  private double product(double[] weights) {
    return known.product(h, weights);
  }

  /** Takes random steps in the span that lower the product while the rule still chooses u. */
  private double[] improved(double[] start, int steps) {
    Draws draws = Draws.of(0, "krum-search");
    double[] best = start;
    double lowest = product(start);
    double size = 0.3;
    for (int step = 0; step < steps; step++) {
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
