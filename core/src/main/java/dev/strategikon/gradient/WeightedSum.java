package dev.strategikon.gradient;

import java.util.Arrays;

/** The kernel of Σ w_i·x_i, with scratch memory of its own: sums in double, in the rows' order. */
final class WeightedSum {
  private static final int COLUMNS = 1024;

  private final double[] sums = new double[COLUMNS];

  /** Returns the row of weight 1 if all others have weight 0, else −1. */
  static int onlyRow(double[] weights) {
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

  /** Writes the sums of columns [from, to) to {@code out}; rows of weight 0 are not read. */
  void sum(float[][] rows, double[] weights, int from, int to, float[] out) {
    for (int start = from; start < to; start += COLUMNS) {
      int columns = Math.min(COLUMNS, to - start);
      Arrays.fill(sums, 0, columns, 0.0);
      for (int i = 0; i < rows.length; i++) {
        if (weights[i] != 0) {
          add(rows[i], weights[i], start, columns, sums);
        }
      }
      for (int j = 0; j < columns; j++) {
        out[start + j] = (float) sums[j];
      }
    }
  }

  private static void add(float[] row, double weight, int start, int columns, double[] sums) {
    for (int j = 0; j < columns; j++) {
      sums[j] += weight * row[start + j];
    }
  }
}
