package dev.strategikon.kernel;

import java.util.Arrays;

/** {@link SumKernels} in plain loops. */
final class ScalarSums implements SumKernels {
  /** The bits of a float's exponent. All are set in NaN and infinities, and in no other float. */
  private static final int EXPONENT = 0x7F800000;

  @Override
  public int firstNonFinite(float[] row, int from, int to) {
    for (int j = from; j < to; j++) {
      if ((Float.floatToRawIntBits(row[j]) & EXPONENT) == EXPONENT) {
        return j;
      }
    }
    return -1;
  }

  @Override
  public void sum(float[][] rows, int from, int count, double[] sums) {
    Arrays.fill(sums, 0, count, 0.0);
    for (float[] row : rows) {
      for (int j = 0; j < count; j++) {
        sums[j] += row[from + j];
      }
    }
  }

  @Override
  public void sumSquaredDifferences(
      float[][] rows, float[] centre, int from, int count, double[] sums) {
    Arrays.fill(sums, 0, count, 0.0);
    for (float[] row : rows) {
      for (int j = 0; j < count; j++) {
        double difference = (double) row[from + j] - centre[from + j];
        sums[j] += difference * difference;
      }
    }
  }

  @Override
  public void sumWeighted(float[][] rows, double[] weights, int from, int count, double[] sums) {
    Arrays.fill(sums, 0, count, 0.0);
    for (int i = 0; i < rows.length; i++) {
      if (weights[i] != 0) {
        sumWeighted(rows[i], weights[i], from, count, sums);
      }
    }
  }

  private static void sumWeighted(float[] row, double weight, int from, int count, double[] sums) {
    for (int j = 0; j < count; j++) {
      sums[j] = Math.fma(weight, row[from + j], sums[j]);
    }
  }

  @Override
  public void mix(
      float[][] rows,
      int[] which,
      float[] weights,
      float factor,
      int from,
      int count,
      float[] out,
      int at) {
    float[] row = rows[which[0]];
    for (int j = 0; j < count; j++) {
      out[at + j] = weights[0] * row[from + j];
    }
    for (int k = 1; k < which.length; k++) {
      addTo(out, at, rows[which[k]], weights[k], from, count);
    }
    for (int j = 0; j < count; j++) {
      out[at + j] *= factor;
    }
  }

  private static void addTo(float[] out, int at, float[] row, float weight, int from, int count) {
    for (int j = 0; j < count; j++) {
      out[at + j] = Math.fma(weight, row[from + j], out[at + j]);
    }
  }

  @Override
  public void divide(double[] sums, double divisor, int count, float[] out, int from) {
    for (int j = 0; j < count; j++) {
      out[from + j] = (float) (sums[j] / divisor);
    }
  }

  @Override
  public void addVotes(float[] row, int from, int count, int[] votes) {
    for (int j = 0; j < count; j++) {
      float x = row[from + j];
      votes[j] += (x > 0 ? 1 : 0) - (x < 0 ? 1 : 0);
    }
  }
}
