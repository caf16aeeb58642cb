package dev.strategikon.rule.preaggregator;

import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.LinearMap;
import dev.strategikon.rule.PreAggregator;
import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Round;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.List;

/**
 * Static clipping.
 *
 * @param radius the largest norm that is not changed; positive and finite
 */
public record Clipping(double radius) implements PreAggregator {
  /** Its entry in the catalogue. */
  public static final Entry<PreAggregator> ENTRY =
      new Entry<>(
          "clipping",
          "Scales every vector that is longer than a radius to this length.",
          "folklore",
          List.of(Parameter.optional("radius", "2", "the radius")),
          new Guide(
              "x_i ← x_i·min(1, radius / ‖x_i‖)",
              "Any q.",
              "The geometry, and m square roots.",
              "If the honest norms are not known: a radius below them slows training, and a radius"
                  + " above them has no effect."),
          arguments -> new Clipping(arguments.number("radius")));

  /**
   * Checks that the radius is positive and finite.
   *
   * @param radius the largest norm that is not changed; positive and finite
   * @throws IllegalArgumentException if it is not
   */
  public Clipping {
    if (!(radius > 0 && radius < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("clipping needs a positive, finite radius, not " + radius);
    }
  }

  @Override
  public void check(int m, int q) {
    Requirements.checkCounts("clipping", m, q);
  }

  @Override
  public LinearMap map(Geometry geometry, int q, Round round) {
    return clip(geometry, radius);
  }

  /** Returns the map that scales every vector longer than a radius to this length. */
  static LinearMap clip(Geometry geometry, double radius) {
    double[] scales = new double[geometry.count()];
    for (int i = 0; i < scales.length; i++) {
      double norm = Math.sqrt(geometry.squaredNorm(i));
      // An infinite vector times r/∞ is NaN.
      double clipped = norm < Double.POSITIVE_INFINITY ? radius / norm : Double.NaN;
      scales[i] = norm > radius ? clipped : 1;
    }
    return LinearMap.diagonal(scales);
  }
}
