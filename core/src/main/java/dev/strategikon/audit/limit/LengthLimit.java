package dev.strategikon.audit.limit;

import dev.strategikon.profile.Line;
import dev.strategikon.rule.Rule;
import dev.strategikon.rule.coordinate.Mean;
import dev.strategikon.rule.geometry.Caf;
import dev.strategikon.rule.geometry.CenteredClipping;
import dev.strategikon.rule.geometry.Cge;
import dev.strategikon.rule.geometry.Faba;
import dev.strategikon.rule.geometry.Flame;
import dev.strategikon.rule.geometry.Fltrust;
import dev.strategikon.rule.geometry.GeometricMedian;
import dev.strategikon.rule.geometry.Huber;
import dev.strategikon.rule.geometry.Krum;
import dev.strategikon.rule.geometry.Mda;
import dev.strategikon.rule.geometry.Medoid;
import dev.strategikon.rule.geometry.Monna;
import dev.strategikon.rule.geometry.MultiKrum;
import dev.strategikon.rule.geometry.Smea;
import dev.strategikon.rule.geometry.Zeno;
import dev.strategikon.rule.preaggregator.Arc;
import dev.strategikon.rule.preaggregator.Clipping;
import dev.strategikon.rule.weighting.Aksel;
import dev.strategikon.rule.weighting.Dnc;
import dev.strategikon.rule.weighting.Gas;
import dev.strategikon.rule.weighting.Lasa;
import dev.strategikon.rule.weighting.Signguard;
import dev.strategikon.statistics.SampleMedian;
import java.util.Arrays;
import java.util.Set;

/**
 * Limits that follow from the length of vectors.
 *
 * <ul>
 *   <li><b>FLAME, SignGuard</b> clip to the median M of all lengths. It is at most M̂, the median
 *       if all attackers are longer than the honest, so an attacker has at least −‖r‖·M̂, and an
 *       honest vector min(p_i, 0) or p_i·min(1, M̌/‖y_i‖), where M̌ is the median if attackers send
 *       zero. FLAME takes the mean of more than m/2 of them, SignGuard that of any number.
 *   <li><b>LASA</b> clips to the median too, and takes in each of L layers a mean of some of the m
 *       parts. These are at most as long as the longest there, so ‖A‖² ≤ min(L, m)·M̂².
 *   <li><b>FLTrust</b> gives a mean of vectors as long as g₀ whose ⟨g₀, x⟩ is positive. So ⟨r, A⟩ ≥
 *       −‖g₀‖·‖r‖; and if ⟨r, g₀⟩ ≥ 0, only the part of r that is orthogonal to g₀ counts. A mixed
 *       vector may be so short that its direction is lost in rounding, so no stage may mix.
 *   <li><b>Zeno.</b> With n chosen an attacker's score γ⟨g₀, u⟩ − ρ‖u‖² is at least the n-th best
 *       honest one, s. So ‖u − c‖² ≤ ‖c‖² − s/ρ with c = γ/(2ρ)·g₀.
 *   <li><b>Stages that bound the length</b> of all vectors, by R for attackers: an A between the
 *       vectors, or between them and zero, has at least the least of 0, the p_i and −‖r‖·R; and the
 *       mean Σ p_i/m − ‖r‖·R·q/m.
 * </ul>
 */
final class LengthLimit {
  private static final double NONE = Double.NEGATIVE_INFINITY;

  /** Rules whose A is a combination of the vectors with weights that sum to at most 1. */
  private static final Set<Class<?>> BETWEEN =
      Set.of(
          Caf.class,
          Cge.class,
          Faba.class,
          Flame.class,
          GeometricMedian.class,
          Huber.class,
          Krum.class,
          Mda.class,
          Medoid.class,
          Monna.class,
          MultiKrum.class,
          Smea.class,
          Zeno.class,
          Aksel.class,
          Dnc.class,
          Gas.class,
          Signguard.class);

  private final HonestPoints points;
  private final Line line;

  private LengthLimit(HonestPoints points, Line line) {
    this.points = points;
    this.line = line;
  }

  /**
   * Returns the limit; −∞ if the rule is another, or nothing bounds the attackers' length.
   *
   * @param line has r and the server's sample
   */
  static double of(Rule rule, HonestPoints points, Line line) {
    LengthLimit limit = new LengthLimit(points, line);
    return Math.max(limit.ofRule(rule), limit.ofStages(rule));
  }

  private double ofRule(Rule rule) {
    if (rule instanceof Flame) {
      return clipped(points.workers() / 2 + 1);
    }
    if (rule instanceof Signguard) {
      return clipped(1);
    }
    if (rule instanceof Lasa) {
      int most = Math.min(Math.max(1, line.round().layers().sizes().size()), points.workers());
      return -points.length() * Math.sqrt(most) * medianLength(points.longest());
    }
    if (rule instanceof Fltrust && !mixes()) {
      return trusted();
    }
    return rule instanceof Zeno zeno ? zeno(zeno) : NONE;
  }

  private double ofStages(Rule rule) {
    if (points.longest() == Double.POSITIVE_INFINITY) {
      return NONE;
    }
    double attacker = -points.length() * points.longest();
    if (rule instanceof Mean) {
      return points.mean(points.workers(), attacker);
    }
    boolean isBetween =
        BETWEEN.contains(rule.getClass())
            || (rule instanceof CenteredClipping clipping && !clipping.fromPrevious());
    return isBetween ? Math.min(Math.min(0, points.lowest()), attacker) : NONE;
  }

  /** Returns the limit of a mean of at least so many vectors that are clipped to the median. */
  private double clipped(int fewest) {
    double most = medianLength(points.longest());
    if (most == Double.POSITIVE_INFINITY) {
      return NONE;
    }
    double least = points.isExact() ? medianLength(0) : 0;
    double[] honest = new double[points.count()];
    for (int i = 0; i < honest.length; i++) {
      double product = points.least()[i];
      double scale = Math.min(1, least / points.norm(i));
      honest[i] = product < 0 ? product : product * (points.norm(i) > 0 ? scale : 1);
    }
    double attacker = -points.length() * most;
    HonestPoints scaled = points.withLeast(honest);
    return scaled.mean(fewest, attacker);
  }

  /** Returns the median of all lengths if attackers' vectors have this one. */
  private double medianLength(double attackers) {
    double[] all = Arrays.copyOf(points.norms(), points.workers());
    Arrays.fill(all, points.count(), all.length, attackers);
    return SampleMedian.of(all);
  }

  /** Returns whether a stage makes sums of several vectors. */
  private boolean mixes() {
    return line.rule().stages().stream()
        .anyMatch(stage -> !(stage instanceof Clipping || stage instanceof Arc));
  }

  private double trusted() {
    float[] sample = line.round().requireSample(line.reference().length).gradient();
    double square = InnerProduct.of(sample, sample, line.compute());
    double product = InnerProduct.of(line.reference(), sample, line.compute());
    double across = points.length() * points.length() * square;
    return -Math.sqrt(product < 0 ? across : Math.max(0, across - product * product));
  }

  private double zeno(Zeno zeno) {
    int n = points.workers() - zeno.suspected().orElse(line.declared());
    if (n > points.count() || zeno.rho() == 0 || !points.isExact() || points.map() != null) {
      return NONE;
    }
    float[] sample = line.round().requireSample(line.reference().length).gradient();
    double[] keys = new double[points.count()];
    for (int i = 0; i < keys.length; i++) {
      double product = InnerProduct.of(line.honest().row(i), sample, line.compute());
      double slack = HonestPoints.FLOATS * Math.abs(zeno.gamma() * product);
      double norm = points.norm(i);
      keys[i] =
          zeno.rho() * norm * norm * (1 + HonestPoints.FLOATS) - zeno.gamma() * product + slack;
    }
    double worst = Smallest.nth(keys, n);
    double scale = zeno.gamma() / (2 * zeno.rho());
    double square = scale * scale * InnerProduct.of(sample, sample, line.compute());
    double radius = Math.sqrt(Math.max(0, square * (1 + HonestPoints.FLOATS) + worst / zeno.rho()));
    double centre = scale * InnerProduct.of(line.reference(), sample, line.compute());
    return points.mean(n, centre - points.length() * radius);
  }
}
