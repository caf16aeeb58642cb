package dev.strategikon.slow;

import dev.strategikon.random.Draws;
import java.util.Arrays;
import java.util.List;

/** Numbers between the honest end that is away from the mean's sign and b times or 1/b of it. */
public final class SlowFangTrimmedMean implements SlowFormula {
  @Override
  public double[][] vectors(double[][] honest, Given given) {
    double[] mean = Doubles.mean(honest);
    double b = given.number("b");
    double[][] vectors = new double[given.q()][mean.length];
    for (int attacker = 0; attacker < vectors.length; attacker++) {
      Draws draws = Draws.of(given.round().seed(), "fang", given.round().step(), attacker);
      for (int j = 0; j < mean.length; j++) {
        double share = draws.nextDouble();
        double[] column = Doubles.column(honest, j);
        double low = Arrays.stream(column).min().orElseThrow();
        double high = Arrays.stream(column).max().orElseThrow();
        if ((float) mean[j] > 0) {
          vectors[attacker][j] = between(low, low > 0 ? low / b : b * low, share);
        } else if ((float) mean[j] < 0) {
          vectors[attacker][j] = between(high, high > 0 ? b * high : high / b, share);
        }
      }
    }
    return vectors;
  }

  private static double between(double from, double to, double share) {
    return from * (1 - share) + to * share;
  }

  @Override
  public List<String> variants() {
    return List.of("fang-trimmed-mean(b=1)", "fang-trimmed-mean(b=10)");
  }
}
