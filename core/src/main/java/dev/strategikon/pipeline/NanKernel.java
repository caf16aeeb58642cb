package dev.strategikon.pipeline;

import dev.strategikon.rule.CoordinateRule;

/**
 * Aggregates vectors that may have NaN: where one has, so has the aggregate. Sorting alone would
 * take NaN for a very large number, which some rules leave out.
 *
 * @param kernel the rule's kernel, for vectors without NaN
 */
record NanKernel(CoordinateRule.Kernel kernel) implements CoordinateRule.Kernel {
  @Override
  public void aggregate(float[][] rows, int from, int to, float[] out) {
    kernel.aggregate(rows, from, to, out);
    for (float[] row : rows) {
      for (int j = from; j < to; j++) {
        out[j] = Float.isNaN(row[j]) ? Float.NaN : out[j];
      }
    }
  }
}
