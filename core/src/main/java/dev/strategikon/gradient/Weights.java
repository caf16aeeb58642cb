package dev.strategikon.gradient;

import java.util.Arrays;

/** Weights of a weighted sum of vectors. */
public final class Weights {
  private Weights() {}

  /**
   * Returns the weights of a mean.
   *
   * @param count how many vectors, at least 1
   * @return {@code count} times 1/{@code count}, owned by the caller
   */
  public static double[] equal(int count) {
    double[] weights = new double[count];
    Arrays.fill(weights, 1.0 / count);
    return weights;
  }

  /**
   * Returns the weights of the mean of some vectors, each clipped to a length.
   *
   * @param lengths those of all vectors, only read
   * @param chosen the indices of the vectors that are averaged, at least one
   * @param bound the length to which longer ones are shortened
   * @return a weight for each vector, 0 for those that are not chosen, owned by the caller
   */
  public static double[] clippedMean(double[] lengths, int[] chosen, double bound) {
    double[] weights = new double[lengths.length];
    for (int i : chosen) {
      weights[i] = (lengths[i] > bound ? bound / lengths[i] : 1) / chosen.length;
    }
    return weights;
  }

  /**
   * Returns the weights of a sum that is not a number.
   *
   * @param count how many vectors
   * @return {@code count} times NaN, owned by the caller
   */
  public static double[] nan(int count) {
    double[] weights = new double[count];
    Arrays.fill(weights, Double.NaN);
    return weights;
  }

  /**
   * Returns the index of the only vector that a sum consists of.
   *
   * @param weights only read
   * @return the index of the weight 1 if all others are 0; −1 otherwise
   */
  public static int onlyOne(double[] weights) {
    int only = -1;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] != 0) {
        if (only >= 0 || weights[i] != 1) {
          return -1;
        }
        only = i;
      }
    }
    return only;
  }

  /**
   * Returns Σ w_i·a_i, added in the order of the indices. Terms of weight 0 are left out, so that
   * an infinite a_i without weight does not make the sum NaN.
   *
   * @param weights w, only read
   * @param values a, at least as many numbers, only read
   * @return the sum
   */
  public static double sum(double[] weights, double[] values) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] == 0 ? 0 : weights[i] * values[i];
    }
    return sum;
  }
}
