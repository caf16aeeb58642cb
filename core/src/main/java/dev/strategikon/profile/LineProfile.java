package dev.strategikon.profile;

import java.util.List;

/**
 * The profile t ↦ ⟨r, A⟩ along a line.
 *
 * @param products its values at the t asked for
 * @param breaks the maximal open intervals of t &gt; 0 in which it is negative
 * @param infimum its infimum over t &gt; 0
 * @param exact whether breaks and infimum are exact
 */
public record LineProfile(
    double[] products, List<Interval> breaks, Infimum infimum, boolean exact) {
  /**
   * Computes the profile in the way that fits the rule.
   *
   * @param asked finite numbers of any sign, in any order
   */
  public static LineProfile of(Line line, double[] asked) {
    if (GeometryLine.supports(line.rule())) {
      GeometryLine geometry = GeometryLine.of(line);
      return WeightPieces.of(geometry)
          .map(pieces -> pieces.profile(asked))
          .orElseGet(() -> GridProfile.profile(geometry::products, LogGrid.FINE, asked));
    }
    return ColumnProfile.of(line, asked);
  }
}
