package dev.strategikon.profile;

import java.util.Arrays;
import java.util.Optional;

/** The line search against coordinate rules, on a sample of the coordinates. */
final class SampleSearch {
  /**
   * The sample has d/{@value #SHARE} coordinates. An evaluation costs as much as an aggregation of
   * the sample, and there are at most 2·{@value #COARSE} + 2·6 of them. This leaves time for the
   * rest of the attack within one aggregation.
   */
  private static final int SHARE = 192;

  /** The smallest sample. Fewer coordinates say too little, and this many cost very little. */
  static final int LEAST_SAMPLE = 1024;

  /** The infimum is often where a choice changes; these stay on either side of it. */
  private static final double[] MARGINS = {0, -1e-6, 1e-6, -1e-4, 1e-4};

  /** Evaluations of the coarse grid on each half. */
  private static final int COARSE = 16;

  private SampleSearch() {}

  /**
   * Finds the best t in [least, most].
   *
   * @param both whether the other half of the line is searched too
   */
  static LineSearch of(Line line, boolean both, Objective objective, double least, double most) {
    GeometryLine geometry = line.rule().mixesColumns() ? GeometryLine.of(line) : null;
    int size =
        Math.max(LEAST_SAMPLE, line.compute().shard().dimension(line.direction().length) / SHARE);
    CoordinateSample sample = CoordinateSample.of(line.reference(), size, line.compute());
    Line sampled = sample.of(line);
    HalfLine half = half(line, sampled, sample.weights(), geometry, objective);
    if (objective == Objective.INNER_PRODUCT && line.rule().guard().isEmpty()) {
      Line weighted = sample.weighted(sampled);
      Optional<LineSearch> exact = exact(weighted, geometry, half, least, most);
      if (both && exact.isPresent()) {
        GeometryLine back = geometry == null ? null : geometry.reversed();
        HalfLine other =
            half(line.reversed(), sampled.reversed(), sample.weights(), back, objective);
        LineSearch reversed = exact(weighted.reversed(), back, other, least, most).orElseThrow();
        exact = exact.map(reversed::orLower);
      }
      if (exact.isPresent()) {
        // Of mixed columns a part of the line may have no known pieces.
        boolean isWhole =
            line.rule().stages().isEmpty()
                && size >= line.compute().shard().dimension(line.direction().length);
        return exact.get().as(isWhole);
      }
    }
    double[] coarse = HalfLine.grid(least, most, COARSE);
    LineSearch best = half.best(coarse);
    if (both) {
      GeometryLine back = geometry == null ? null : geometry.reversed();
      HalfLine other = half(line.reversed(), sampled.reversed(), sample.weights(), back, objective);
      LineSearch reversed = other.best(coarse);
      if (reversed.isLowerThan(best)) {
        half = other;
        best = reversed;
      }
    }
    return half.refined(best, least, most, COARSE, 2);
  }

  /**
   * Returns the infimum of the sample's exact profile, or a t so near to it that rounding to floats
   * does not matter; empty if the rule's pieces are not known.
   */
  private static Optional<LineSearch> exact(
      Line weighted, GeometryLine geometry, HalfLine half, double least, double most) {
    LineProfile profile = ColumnProfile.of(weighted, geometry, new double[0], least, most);
    if (!profile.exact()) {
      return Optional.empty();
    }
    double t = profile.infimum().t();
    double[] near =
        Arrays.stream(MARGINS)
            .map(margin -> Math.min(most, Math.max(least, t * (1 + margin))))
            .toArray();
    return Optional.of(half.best(near));
  }

  private static HalfLine half(
      Line line, Line sampled, double[] weights, GeometryLine geometry, Objective objective) {
    return new HalfLine(line, ColumnBatch.of(sampled, geometry, weights, objective)::at);
  }
}
