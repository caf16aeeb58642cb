package dev.strategikon.attack;

import dev.strategikon.gradient.Blocks;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.Parallel;
import java.util.Arrays;

/** What attacks that agree on one vector have in common. */
final class Collusion {
  private Collusion() {}

  /** Returns a new vector −scale·v. */
  static float[] opposite(float[] v, double scale) {
    float[] u = new float[v.length];
    for (int j = 0; j < u.length; j++) {
      u[j] = (float) (-scale * v[j]);
    }
    return u;
  }

  /** Returns a new vector v + scale·direction. */
  static float[] moved(float[] v, double scale, float[] direction) {
    float[] u = new float[v.length];
    for (int j = 0; j < u.length; j++) {
      u[j] = (float) (v[j] + scale * direction[j]);
    }
    return u;
  }

  /** Returns the vector q times, as one array. */
  static float[][] allSend(float[] u, int byzantine) {
    float[][] vectors = new float[byzantine][];
    Arrays.fill(vectors, u);
    return vectors;
  }

  /**
   * Returns the standard deviation of each coordinate, with n − 1 in the denominator; zeros for one
   * vector.
   */
  static float[] deviation(Gradients gradients, float[] mean, Parallel parallel) {
    int n = gradients.count();
    float[][] rows = gradients.rows();
    float[] deviation = new float[mean.length];
    parallel.forEach(
        Blocks.count(mean.length),
        block -> {
          int from = Blocks.from(block);
          int to = Blocks.to(block, mean.length);
          double[] squares = new double[to - from];
          for (float[] row : rows) {
            for (int j = from; j < to; j++) {
              double difference = (double) row[j] - mean[j];
              squares[j - from] += difference * difference;
            }
          }
          for (int j = from; j < to; j++) {
            deviation[j] = (float) Math.sqrt(squares[j - from] / Math.max(1, n - 1));
          }
        });
    return deviation;
  }
}
