package dev.strategikon.profile;

import java.util.List;

/**
 * The profile t ↦ ⟨r, A⟩ along a line.
 *
 * @param products its values at the requested t
 * @param breaks the maximal open intervals of t &gt; 0 in which it is negative, ascending
 * @param infimum its infimum over t &gt; 0
 * @param exact whether breaks and infimum are exact; if not, a grid was refined, and an interval
 *     narrower than the grid may be missing
 */
public record LineProfile(
    double[] products, List<Interval> breaks, Infimum infimum, boolean exact) {
  /**
   * Computes the profile: from exact pieces if the rule has them, on a refined grid otherwise.
   *
   * @param line the line
   * @param requested the t at which values are requested: finite numbers of any sign, in any order
   * @return the profile, owned by the caller
   */
  public static LineProfile of(Line line, double[] requested) {
    if (GeometryLine.supports(line.rule())) {
      GeometryLine geometry = GeometryLine.of(line);
      return WeightPieces.of(geometry)
          .map(pieces -> pieces.profile(requested))
          .orElseGet(() -> GridProfile.profile(geometry::products, grid(line), requested));
    }
    if (line.rule().seesWholeVectors()) {
      WholeBatch batch = new WholeBatch(line, Objective.INNER_PRODUCT);
      return GridProfile.profile(batch::at, LogGrid.COARSE, requested);
    }
    return ColumnProfile.of(line, requested);
  }

  /** Returns the grid for rules without exact pieces: of many vectors each place costs m². */
  private static LogGrid grid(Line line) {
    return line.workers() > WeightPieces.MOST_VECTORS ? LogGrid.COARSE : LogGrid.FINE;
  }
}
