package dev.strategikon.slow;

import dev.strategikon.spec.Arguments;
import java.util.Set;

/** The mean of those m − q vectors of which the two farthest apart are nearest to each other. */
public final class SlowMda implements SlowRule {
  @Override
  public double[] aggregate(double[][] x, Given given) {
    double[][] distances = Doubles.squaredDistances(x);
    int[] best =
        Choices.bestSubset(x.length, x.length - given.q(), subset -> diameter(subset, distances));
    return Doubles.mean(Doubles.rows(x, best));
  }

  private static double diameter(int[] subset, double[][] distances) {
    double widest = 0;
    for (int i : subset) {
      for (int j : subset) {
        widest = Math.max(widest, distances[i][j]);
      }
    }
    return widest;
  }

  /** Several subsets may hold the two vectors that make the diameter: then the first one wins. */
  @Override
  public Set<Law> lacks(Arguments arguments) {
    return Set.of(Law.ANY_ORDER);
  }

  @Override
  public int mostVectors() {
    return 12;
  }
}
