package dev.strategikon.samples;

import dev.strategikon.gradient.Gradients;
import dev.strategikon.random.Draws;
import java.util.List;

/** Honest gradients of several kinds, for tests. */
public final class Samples {
  /** How coordinates are distributed. */
  public enum Kind {
    /** Normal, the mean a third of the deviation. */
    NORMAL,
    /** Cauchy: heavy tails. */
    HEAVY,
    /** Integers from −2 to 3: ties everywhere. */
    TIES,
    /** Hardly any spread around a mean of another size in each coordinate. */
    NARROW
  }

  /** Numbers at the ends of what floats can hold. */
  public static final List<Float> AWKWARD =
      List.of(
          0f,
          -0f,
          1f,
          -1f,
          Float.MIN_VALUE,
          -Float.MIN_VALUE,
          1e-40f,
          1e30f,
          -1e30f,
          Float.MAX_VALUE);

  private Samples() {}

  /** Returns m vectors of normal numbers. */
  public static float[][] normal(int m, int d, double mean, double deviation, long seed) {
    float[][] rows = new float[m][d];
    for (int i = 0; i < m; i++) {
      Draws draws = Draws.of(seed, "normal", i);
      for (int j = 0; j < d; j++) {
        rows[i][j] = (float) (mean + deviation * draws.nextGaussian());
      }
    }
    return rows;
  }

  /** Returns vectors of one coordinate. */
  public static Gradients column(float... values) {
    float[][] rows = new float[values.length][1];
    for (int i = 0; i < values.length; i++) {
      rows[i][0] = values[i];
    }
    return Gradients.of(rows);
  }

  /** Returns m vectors of normal numbers, of which a quarter are {@link #AWKWARD}. */
  public static float[][] awkward(int m, int d, long seed) {
    float[][] rows = new float[m][d];
    for (int i = 0; i < m; i++) {
      Draws draws = Draws.of(seed, "awkward", i);
      for (int j = 0; j < d; j++) {
        rows[i][j] =
            draws.nextInt(4) == 0
                ? AWKWARD.get(draws.nextInt(AWKWARD.size()))
                : (float) draws.nextGaussian();
      }
    }
    return rows;
  }

  public static Gradients of(Kind kind, int h, int d, long seed) {
    float[][] rows = new float[h][d];
    for (int i = 0; i < h; i++) {
      Draws draws = Draws.of(seed, "sample", i);
      Draws shared = Draws.of(seed, "shared");
      for (int j = 0; j < d; j++) {
        rows[i][j] =
            (float)
                switch (kind) {
                  case NORMAL -> 0.3 + draws.nextGaussian();
                  case HEAVY -> 0.3 + StrictMath.tan(Math.PI * (draws.nextDouble() - 0.5));
                  case TIES -> draws.nextInt(6) - 2;
                  case NARROW -> shared.nextGaussian() + 0.05 * draws.nextGaussian();
                };
      }
    }
    return Gradients.of(rows);
  }

  public static double[][] received(Gradients honest, float[] u, int q) {
    double[][] rows = new double[honest.count() + q][u.length];
    for (int i = 0; i < rows.length; i++) {
      float[] row = i < honest.count() ? honest.row(i) : u;
      for (int j = 0; j < u.length; j++) {
        rows[i][j] = row[j];
      }
    }
    return rows;
  }

  public static double product(float[] reference, double[] aggregate) {
    double sum = 0;
    for (int j = 0; j < aggregate.length; j++) {
      sum += reference[j] * aggregate[j];
    }
    return sum;
  }
}
