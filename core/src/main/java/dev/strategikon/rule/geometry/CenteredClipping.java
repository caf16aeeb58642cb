package dev.strategikon.rule.geometry;

import dev.strategikon.geometry.Geometry;
import dev.strategikon.gradient.Weights;
import dev.strategikon.rule.GeometryRule;
import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Rule;
import dev.strategikon.rule.ServerVector;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.List;

/**
 * Centered clipping (Karimireddy, He and Jaggi, ICML 2021).
 *
 * @param radius τ, positive and finite
 * @param iterations the number of iterations, at least 1
 * @param fromPrevious whether v starts from the last aggregate, as the paper intends, or from zero
 */
public record CenteredClipping(double radius, int iterations, boolean fromPrevious)
    implements GeometryRule {
  /** Its entry in the catalogue. */
  public static final Entry<Rule> ENTRY =
      new Entry<>(
          "centered-clipping",
          "The mean of the vectors, each clipped to a radius around a centre.",
          "Karimireddy, He and Jaggi, ICML 2021",
          List.of(
              Parameter.optional("radius", "100", "the radius"),
              Parameter.optional("iterations", "1", "the number of iterations"),
              Parameter.optional(
                  "start", "zero", "the first centre: zero, or last for the last aggregate")),
          new Guide(
              """
              v = 0 or the last aggregate; repeat: v ← v + (1/m)·Σ_i (x_i − v)·min(1, τ / ‖x_i − v‖)
              A = v, with τ the radius
              """,
              "Any q. The paper intends start=last.",
              "The geometry (of one more vector with start=last), m² multiply-adds for each"
                  + " iteration, and a pass for the result.",
              "If the honest spread is not known: the right radius is a few times this spread. An"
                  + " attacker moves v by at most τ/m in an iteration, whatever it sends. With a radius"
                  + " above all distances the rule is the mean."),
          arguments ->
              new CenteredClipping(
                  arguments.number("radius"),
                  arguments.integer("iterations"),
                  arguments.choice("start", "zero", "last").equals("last")));

  /**
   * Checks the ranges.
   *
   * @param radius τ, positive and finite
   * @param iterations the number of iterations, at least 1
   * @param fromPrevious whether v starts from the last aggregate, as the paper intends, or from
   *     zero
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public CenteredClipping {
    if (!(radius > 0 && radius < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "centered-clipping needs a positive, finite radius, not " + radius);
    }
    if (iterations < 1) {
      throw new IllegalArgumentException(
          "centered-clipping needs iterations >= 1, not " + iterations);
    }
  }

  @Override
  public void check(int m, int q) {
    Requirements.checkCounts("centered-clipping", m, q);
  }

  @Override
  public List<ServerVector> serverVectors() {
    return fromPrevious ? List.of(ServerVector.PREVIOUS) : List.of();
  }

  @Override
  public double[] weights(Geometry geometry, int q) {
    if (!geometry.isFinite()) {
      return Weights.nan(geometry.count()); // 0·∞: a factor of τ/∞, and an infinite vector.
    }
    double[] weights = new double[geometry.count()];
    int m = fromPrevious ? weights.length - 1 : weights.length;
    if (fromPrevious) {
      weights[m] = 1;
    }
    for (int iteration = 0; iteration < iterations; iteration++) {
      double[] squared = geometry.squaredDistancesTo(weights);
      double[] moves = new double[m];
      double moved = 0;
      for (int i = 0; i < m; i++) {
        moves[i] = Math.min(1, radius / Math.sqrt(squared[i])) / m;
        moved += moves[i];
      }
      for (int i = 0; i < weights.length; i++) {
        weights[i] = weights[i] * (1 - moved) + (i < m ? moves[i] : 0);
      }
    }
    return weights;
  }
}
