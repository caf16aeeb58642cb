package dev.strategikon.slow;

import dev.strategikon.spec.Arguments;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The first majority that is connected by cosine distances up to some number, clipped. */
public final class SlowFlame implements SlowRule {
  @Override
  public double[] aggregate(double[][] x, Given given) {
    int[] chosen = majority(x);
    double bound = Columns.median(Doubles.norms(x));
    double[][] clipped =
        Arrays.stream(chosen).mapToObj(i -> Doubles.clipped(x[i], bound)).toArray(double[][]::new);
    return Doubles.mean(clipped);
  }

  private static int[] majority(double[][] x) {
    TreeSet<Double> lengths = new TreeSet<>();
    for (double[] a : x) {
      for (double[] b : x) {
        lengths.add(distance(a, b));
      }
    }
    for (double most : lengths) {
      for (int i = 0; i < x.length; i++) {
        int[] group = connected(x, i, most + 1e-12);
        if (2 * group.length > x.length) {
          return group;
        }
      }
    }
    throw new AssertionError("The longest link joins all");
  }

  /** All that paths of links up to a length reach from one vector. */
  private static int[] connected(double[][] x, int from, double most) {
    boolean[] reached = new boolean[x.length];
    reached[from] = true;
    for (boolean grows = true; grows; ) {
      grows = false;
      for (int i = 0; i < x.length; i++) {
        for (int j = 0; j < x.length; j++) {
          if (reached[i] && !reached[j] && distance(x[i], x[j]) <= most) {
            reached[j] = true;
            grows = true;
          }
        }
      }
    }
    return IntStream.range(0, x.length).filter(i -> reached[i]).toArray();
  }

  private static double distance(double[] a, double[] b) {
    double lengths = Doubles.norm(a) * Doubles.norm(b);
    return lengths == 0 ? 1 : 1 - Doubles.dot(a, b) / lengths;
  }

  /** Directions and lengths are seen from the origin; the majority is clipped. */
  @Override
  public Set<Law> lacks(Arguments arguments) {
    return EnumSet.of(Law.MOVES_ALONG, Law.MEAN_WITHOUT_ATTACKERS, Law.EXACT_PROFILE);
  }
}
