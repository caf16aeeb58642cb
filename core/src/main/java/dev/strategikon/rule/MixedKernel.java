package dev.strategikon.rule;

import dev.strategikon.gradient.Blocks;
import dev.strategikon.gradient.LinearMap;
import dev.strategikon.gradient.Sums;
import dev.strategikon.kernel.Kernels;
import java.util.stream.IntStream;

/**
 * A coordinate rule on W·X, computed block by block and never in memory as a whole. Where W only
 * chooses vectors, nothing is copied.
 */
final class MixedKernel implements CoordinateRule.Kernel {
  /** Columns mixed at a time: 25 rows of them are 50 KB. */
  private static final int COLUMNS = 512;

  /** Floats in a cache line. */
  private static final int LINE = 16;

  private final LinearMap map;
  private final CoordinateRule.Kernel kernel;
  private final Sums sums;
  private final float[][] mixed;
  private final float[] result;

  /** For each output, the one input that it is a multiple of; −1 if it has several. */
  private final int[] scaled;

  /**
   * What a first look at all rows of a block summed up to. It brings them into the second-level
   * cache in long runs, which memory delivers faster than the short ones that are mixed at a time;
   * kept, so that the compiler does not leave it out.
   */
  @SuppressWarnings("unused")
  private float touched;

  MixedKernel(LinearMap map, CoordinateRule rule, int q, Kernels kernels) {
    this.map = map;
    this.kernel = rule.kernel(map.outputs(), q, kernels);
    this.sums = new Sums(kernels.sums());
    this.mixed = map.isSelection() ? null : new float[map.outputs()][Blocks.SIZE];
    this.scaled = IntStream.range(0, map.outputs()).map(map::onlyInput).toArray();
    this.result = map.isSelection() ? null : new float[Blocks.SIZE];
  }

  @Override
  public void aggregate(float[][] rows, int from, int to, float[] out) {
    if (mixed == null) {
      kernel.aggregate(map.select(rows), from, to, out);
      return;
    }
    for (int start = from; start < to; start += Blocks.SIZE) {
      int end = Math.min(to, start + Blocks.SIZE);
      mix(rows, start, end);
      kernel.aggregate(mixed, 0, end - start, result);
      System.arraycopy(result, 0, out, start, end - start);
    }
  }

  /** W·X for columns [start, end), a few of them at a time, so that they stay in cache. */
  private void mix(float[][] rows, int start, int end) {
    float sum = 0;
    for (float[] row : rows) {
      for (int j = start; j < end; j += LINE) {
        sum += row[j];
      }
    }
    touched = sum;
    for (int column = start; column < end; column += COLUMNS) {
      int last = Math.min(end, column + COLUMNS);
      for (int a = 0; a < mixed.length; a++) {
        int only = scaled[a];
        if (only >= 0) {
          scale(rows[only], (float) map.weight(a, only), column, last, mixed[a], column - start);
        } else {
          sums.weighted(rows, map.row(a), column, last, mixed[a], column - start);
        }
      }
    }
  }

  private static void scale(float[] row, float weight, int from, int to, float[] out, int at) {
    for (int j = from; j < to; j++) {
      out[at + j - from] = weight * row[j];
    }
  }
}
