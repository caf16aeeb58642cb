package dev.strategikon.rule.geometry;

import dev.strategikon.geometry.Geometry;
import dev.strategikon.rule.GeometryRule;
import dev.strategikon.statistics.SmallestKeys;
import java.util.OptionalInt;

/**
 * {@link Krum} by the fourth powers of the distances, which weigh a far neighbour more. The code of
 * Karimireddy, He and Jaggi (ICLR 2022) squares the squared distances. What is proven of Krum is
 * not proven of it.
 *
 * @param neighbours the number of neighbours that a score sums; empty for m − q − 2
 */
record KrumOfFourthPowers(OptionalInt neighbours) implements GeometryRule {
  KrumOfFourthPowers {
    new KrumScores(neighbours);
  }

  @Override
  public void check(int m, int q) {
    new KrumScores(neighbours).check("Krum", m, q);
  }

  @Override
  public double[] weights(Geometry geometry, int q) {
    double[] scores = new KrumScores(neighbours).of(geometry, q, squared -> squared * squared);
    return SmallestKeys.meanWeights(scores, 1);
  }
}
