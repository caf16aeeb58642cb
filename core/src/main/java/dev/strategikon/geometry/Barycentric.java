package dev.strategikon.geometry;

import java.util.Arrays;

/**
 * Combinations of m vectors as combinations of m + 1 points, the origin last. The origin's weight
 * is 1 less the sum of the others, so the weights always sum to 1. For such weights, distances
 * follow from the squared distances of the points.
 */
final class Barycentric {
  private Barycentric() {}

  /**
   * Adds the origin's weight.
   *
   * @param weights m weights, only read
   * @return m + 1 weights that sum to 1
   */
  static double[] weights(double[] weights) {
    double[] barycentric = Arrays.copyOf(weights, weights.length + 1);
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    barycentric[weights.length] = 1 - sum;
    return barycentric;
  }

  /** Returns whether a weight is negative, by more than rounding may make the origin's. */
  static boolean hasNegative(double[] weights) {
    for (double weight : weights) {
      if (weight < -1e-9) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns D·w. Weights of 0 are skipped, so that an infinite distance to a vector without weight
   * does not make the result NaN.
   *
   * @param squaredDistances D, symmetric, only read
   * @param weights w, only read
   */
  static double[] times(double[][] squaredDistances, double[] weights) {
    double[] product = new double[weights.length];
    for (int j = 0; j < weights.length; j++) {
      double weight = weights[j];
      if (weight != 0) {
        double[] row = squaredDistances[j];
        for (int i = 0; i < weights.length; i++) {
          product[i] += weight * row[i];
        }
      }
    }
    return product;
  }
}
