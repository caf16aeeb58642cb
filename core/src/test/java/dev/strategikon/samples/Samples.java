package dev.strategikon.audit;

import dev.strategikon.gradient.Gradients;
import dev.strategikon.random.Draws;

/** Honest gradients of several kinds, for tests. */
final class Samples {
  /** How coordinates are distributed. */
  enum Kind {
    /** Normal, the mean a third of the deviation. */
    NORMAL,
    /** Cauchy: heavy tails. */
    HEAVY,
    /** Integers from −2 to 3: ties everywhere. */
    TIES,
    /** Hardly any spread around a mean of another size in each coordinate. */
    NARROW
  }

  private Samples() {}

  static Gradients of(Kind kind, int h, int d, long seed) {
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

  static double[][] received(Gradients honest, float[] u, int q) {
    double[][] rows = new double[honest.count() + q][u.length];
    for (int i = 0; i < rows.length; i++) {
      float[] row = i < honest.count() ? honest.row(i) : u;
      for (int j = 0; j < u.length; j++) {
        rows[i][j] = row[j];
      }
    }
    return rows;
  }

  static Gradients with(Gradients honest, float[]... byzantine) {
    Gradients all = honest;
    for (float[] u : byzantine) {
      all = all.with(u);
    }
    return all;
  }

  static double product(float[] reference, double[] aggregate) {
    double sum = 0;
    for (int j = 0; j < aggregate.length; j++) {
      sum += reference[j] * aggregate[j];
    }
    return sum;
  }
}
