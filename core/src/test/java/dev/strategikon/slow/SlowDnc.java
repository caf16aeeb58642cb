package dev.strategikon.slow;

import dev.strategikon.random.Draws;
import dev.strategikon.spec.Arguments;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The mean of those that are most often near the mean along the direction of most variance. */
public final class SlowDnc implements SlowRule {
  @Override
  public double[] aggregate(double[][] x, Given given) {
    int keep = x.length - (int) Math.ceil(given.number("c") * given.q());
    int[] kept = new int[x.length];
    for (int k = 0; k < given.integer("iterations"); k++) {
      Draws draws = Draws.of(given.round().seed(), "dnc", given.round().step(), k);
      int[] columns = draws.subset(x[0].length, Math.min(x[0].length, given.integer("sample")));
      for (int i : Choices.smallest(squaredProjections(on(x, columns)), keep)) {
        kept[i]++;
      }
    }
    int most = IntStream.of(kept).max().orElseThrow();
    int[] chosen = IntStream.range(0, x.length).filter(i -> kept[i] == most).toArray();
    return Doubles.mean(Doubles.rows(x, chosen));
  }

  private static double[][] on(double[][] x, int[] columns) {
    return Arrays.stream(x)
        .map(row -> IntStream.of(columns).mapToDouble(j -> row[j]).toArray())
        .toArray(double[][]::new);
  }

  private static double[] squaredProjections(double[][] x) {
    double[] mean = Doubles.mean(x);
    double[] ones = new double[x.length];
    Arrays.fill(ones, 1);
    double[] u = Eigen.largest(Eigen.weightedGram(x, mean, ones)).vector();
    double[] v = new double[mean.length];
    for (int i = 0; i < x.length; i++) {
      Doubles.addScaled(v, u[i], Doubles.minus(x[i], mean));
    }
    double length = Doubles.norm(v);
    return Arrays.stream(x)
        .mapToDouble(a -> length == 0 ? 0 : Doubles.dot(v, Doubles.minus(a, mean)) / length)
        .map(p -> p * p)
        .toArray();
  }

  @Override
  public List<String> variants() {
    return List.of("dnc(sample=40, iterations=3, c=1.5)");
  }

  /** The direction turns as the vectors move. */
  @Override
  public Set<Law> lacks(Arguments arguments) {
    return Set.of(Law.EXACT_PROFILE);
  }
}
