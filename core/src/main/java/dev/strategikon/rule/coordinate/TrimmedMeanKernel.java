package dev.strategikon.rule.coordinate;

import dev.strategikon.kernel.Kernels;
import dev.strategikon.kernel.OrderKernels;
import dev.strategikon.rule.CoordinateRule;

/** The kernel of the median and the trimmed mean: the mean of the middle ranks. */
final class TrimmedMeanKernel implements CoordinateRule.Kernel {
  private final OrderKernels kernels;
  private final SortedColumns columns;
  private final int[] starts;
  private final double[] means;

  /**
   * Creates a kernel for one thread.
   *
   * @param m the number of vectors
   * @param trimmed the number of ranks left out on each side
   */
  TrimmedMeanKernel(int m, int trimmed, Kernels kernels) {
    this.kernels = kernels.orders();
    this.columns = new SortedColumns(m, trimmed, m - 1 - trimmed, this.kernels);
    this.starts = columns.starts(trimmed, m - 1 - trimmed);
    this.means = columns.newBuffer();
  }

  @Override
  public void aggregate(float[][] rows, int from, int to, float[] out) {
    columns.sort(
        rows,
        from,
        to,
        (offset, column, count) -> {
          if (starts.length == 1) {
            kernels.store(columns.slots(), starts[0] + offset, count, out, column);
          } else {
            columns.mean(starts, offset, count, means);
            for (int j = 0; j < count; j++) {
              out[column + j] = (float) means[j];
            }
          }
        });
  }

  /** Returns the weights of the m ranks. */
  static double[] weights(int m, int trimmed) {
    double[] weights = new double[m];
    for (int rank = trimmed; rank < m - trimmed; rank++) {
      weights[rank] = 1.0 / (m - 2 * trimmed);
    }
    return weights;
  }
}
