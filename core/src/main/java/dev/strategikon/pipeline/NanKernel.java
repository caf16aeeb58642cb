package dev.strategikon.pipeline;

import dev.strategikon.rule.CoordinateRule;
import java.util.function.IntFunction;

/**
 * Aggregates vectors that may have NaN: where one has, so has the aggregate. Sorting alone would
 * take NaN for a very large number, which some rules leave out.
 *
 * @param kernel the rule's kernel, for vectors without NaN
 */
record NanKernel(CoordinateRule.Kernel kernel) implements CoordinateRule.TieKernel {
  @Override
  public void aggregate(float[][] rows, int from, int to, float[] out) {
    kernel.aggregate(rows, from, to, out);
    propagate(rows, from, to, out);
  }

  @Override
  public void aggregateMixed(
      float[][] rows, int count, double[] noise, IntFunction<double[]> mixed, float[] out) {
    if (kernel instanceof CoordinateRule.TieKernel ties) {
      ties.aggregateMixed(rows, count, noise, mixed, out);
    } else {
      kernel.aggregate(rows, 0, count, out);
    }
    propagate(rows, 0, count, out);
  }

  private static void propagate(float[][] rows, int from, int to, float[] out) {
    for (float[] row : rows) {
      for (int j = from; j < to; j++) {
        out[j] = Float.isNaN(row[j]) ? Float.NaN : out[j];
      }
    }
  }
}
