package dev.strategikon.geometry;

import dev.strategikon.random.Draws;
import java.math.BigDecimal;

/** The obvious slow versions that the kernels are compared with, and the data for it. */
final class Slow {
  private Slow() {}

  static float[][] gaussian(long seed, int m, int d, double mean, double deviation) {
    float[][] rows = new float[m][d];
    for (int i = 0; i < m; i++) {
      Draws draws = Draws.of(seed, "test", i);
      for (int j = 0; j < d; j++) {
        rows[i][j] = (float) (mean + deviation * draws.nextGaussian());
      }
    }
    return rows;
  }

  /** Exact, then rounded. */
  static double squaredDistance(float[] a, float[] b) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int j = 0; j < a.length; j++) {
      BigDecimal difference = new BigDecimal(a[j]).subtract(new BigDecimal(b[j]));
      sum = sum.add(difference.multiply(difference));
    }
    return sum.doubleValue();
  }

  /** Exact, then rounded. */
  static double product(float[] a, float[] b) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int j = 0; j < a.length; j++) {
      sum = sum.add(new BigDecimal(a[j]).multiply(new BigDecimal(b[j])));
    }
    return sum.doubleValue();
  }
}
