package dev.strategikon.audit.limit;

import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.profile.Line;
import dev.strategikon.profile.MeanAroundLimit;
import dev.strategikon.profile.MedianRange;
import dev.strategikon.profile.MonotoneWorstCase;
import dev.strategikon.rule.CoordinateRule;
import dev.strategikon.rule.Rule;
import dev.strategikon.rule.bulyan.Bulyan;
import dev.strategikon.rule.bulyan.BulyanColumns;
import dev.strategikon.rule.coordinate.MeanAround;
import dev.strategikon.rule.coordinate.SignMajority;
import dev.strategikon.rule.weighting.Aksel;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Limits of rules that look at coordinates. They are those of the known points z_i with q vectors
 * that may be anything. Let E_j be the largest of |y_ij − z_ij| over i; by Cauchy's inequality Σ_j
 * |r_j|·E_j ≤ ‖r‖·√Σ δ_i².
 *
 * <ul>
 *   <li><b>Monotone rules</b>: {@link MonotoneWorstCase}. A weighted mean of ranks moves by at most
 *       Σ |w|·E_j, because a rank moves by at most E_j.
 *   <li><b>MeaMed, Phocas and Bulyan's second half</b>: {@link MeanAroundLimit}. There the floor
 *       moves by at most 3·E_j, and so does the limit.
 *   <li><b>AKSEL.</b> {@link MedianRange} says where the coordinates' median c may be: that bounds
 *       ⟨r, c⟩ from below and each ‖v_i − c‖ from above. With n chosen an attacker is at most as
 *       far from c as the n-th nearest honest vector.
 * </ul>
 */
final class ColumnLimit {
  private static final double NONE = Double.NEGATIVE_INFINITY;

  private final HonestPoints points;
  private final Line line;
  private final int declared;

  private ColumnLimit(HonestPoints points, Line line) {
    this.points = points;
    this.line = line;
    this.declared = line.declared();
  }

  /** Returns the limit; −∞ if the rule is another, or there are too few honest vectors. */
  static double of(Rule rule, HonestPoints points, Line line) {
    ColumnLimit limit = new ColumnLimit(points, line);
    if (rule instanceof Bulyan bulyan) {
      int seen = bulyan.selection().outputs(points.workers(), line.declared());
      return limit.around(rule, new BulyanColumns(), seen);
    }
    if (rule instanceof MeanAround around) {
      return limit.around(rule, around, points.workers());
    }
    if (rule instanceof CoordinateRule columns) {
      return Math.max(limit.monotone(columns), limit.signs(rule));
    }
    return rule instanceof Aksel aksel ? limit.aksel(aksel) : NONE;
  }

  private double around(Rule rule, MeanAround columns, int seen) {
    double moved = points.movedTogether();
    double limit = MeanAroundLimit.of(known(rule), columns, seen, moved > 0);
    return limit - 3 * points.length() * moved;
  }

  private double monotone(CoordinateRule rule) {
    Line known = known(rule);
    Optional<MonotoneWorstCase> worst = MonotoneWorstCase.of(known, known.reference());
    Optional<double[]> weights = rule.rankWeights(points.workers(), declared);
    boolean isKnown = points.isExact() || weights.isPresent();
    if (worst.isEmpty() || !isKnown) {
      return NONE;
    }
    double share = weights.map(w -> DoubleStream.of(w).map(Math::abs).sum()).orElse(0.0);
    return worst.get().product() - points.length() * share * points.movedTogether();
  }

  /** Returns −Σ |r_j| for the sign majority, whose coordinates are −1, 0 or 1. */
  private double signs(Rule rule) {
    if (!(rule instanceof SignMajority)) {
      return NONE;
    }
    float[] r = line.reference();
    float[] signs = new float[r.length];
    for (int j = 0; j < r.length; j++) {
      signs[j] = Math.signum(r[j]);
    }
    return -InnerProduct.of(r, signs, line.compute());
  }

  private double aksel(Aksel aksel) {
    int n = aksel.selected(points.workers());
    if (n > points.count() || !points.isExact()) {
      return NONE;
    }
    Optional<MedianRange> range = MedianRange.of(known(aksel));
    if (range.isEmpty()) {
      return NONE;
    }
    double radius =
        Math.sqrt(Smallest.nth(range.get().squaredDistances(), n)) * (1 + HonestPoints.FLOATS);
    return points.mean(n, range.get().product() - points.length() * radius);
  }

  /** Returns the known points as the honest vectors of the rule alone. */
  private Line known(Rule rule) {
    Gradients honest = line.honest();
    if (points.map() != null) {
      float[][] rows = new float[points.count()][];
      Arrays.setAll(rows, i -> line.honest().weightedSum(points.map().row(i), line.compute()));
      honest = Gradients.of(rows);
    }
    return new Line(
        honest,
        points.byzantine(),
        Aggregator.of(rule).told(declared),
        line.reference(),
        null,
        line.reference(),
        -1,
        line.round(),
        line.compute());
  }
}
