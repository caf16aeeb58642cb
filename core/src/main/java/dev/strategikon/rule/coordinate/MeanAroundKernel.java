package dev.strategikon.rule.coordinate;

import dev.strategikon.kernel.Kernels;
import dev.strategikon.kernel.OrderKernels;
import dev.strategikon.rule.CoordinateRule;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The kernel of {@link MeanAround}: the mean of the values nearest to the mean of middle ranks. */
final class MeanAroundKernel implements CoordinateRule.Kernel {
  private final OrderKernels kernels;
  private final SortedColumns columns;
  private final int trimmed;
  private final int keep;
  private final int[] all;
  private final int[] middle;
  private final double[] centres;
  private final double[] sums;

  /**
   * Creates a kernel for one thread.
   *
   * @param m the number of vectors
   * @param trimmed the number of ranks that the centre leaves out on each side
   * @param keep the number of values that are averaged
   */
  MeanAroundKernel(int m, int trimmed, int keep, Kernels kernels) {
    this.kernels = kernels.orders();
    this.columns = new SortedColumns(m, 0, m - 1, this.kernels);
    this.trimmed = trimmed;
    this.keep = keep;
    this.all = columns.starts(0, m - 1);
    this.middle = columns.starts(trimmed, m - 1 - trimmed);
    this.centres = columns.newBuffer();
    this.sums = columns.newBuffer();
  }

  @Override
  public void aggregate(float[][] rows, int from, int to, float[] out) {
    columns.sort(
        rows,
        from,
        to,
        (offset, column, count) -> {
          columns.mean(middle, offset, count, centres);
          sumNearest(offset, count);
          for (int j = 0; j < count; j++) {
            out[column + j] =
                Double.isNaN(sums[j]) ? byIndex(rows, column + j) : (float) (sums[j] / keep);
          }
        });
  }

  private void sumNearest(int offset, int count) {
    for (int j = 0; j < count; j++) {
      centres[j] *= 2;
    }
    Arrays.fill(sums, 0);
    for (int rank = 0; rank < all.length; rank++) {
      int below = rank < keep ? -1 : all[rank - keep] + offset;
      int above = rank + keep < all.length ? all[rank + keep] + offset : -1;
      kernels.addNearest(columns.slots(), below, all[rank] + offset, above, count, centres, sums);
    }
  }

  /** Applies the definition literally, for the rare column in which a tie goes to a lower index. */
  private float byIndex(float[][] rows, int j) {
    float[] column = new float[rows.length];
    for (int i = 0; i < column.length; i++) {
      column[i] = rows[i][j];
    }
    float[] sorted = column.clone();
    Arrays.sort(sorted);
    double centre = middle(sorted, trimmed);
    double sum =
        IntStream.range(0, column.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> Math.abs(column[i] - centre)))
            .limit(keep)
            .mapToDouble(i -> column[i])
            .sum();
    return (float) (sum / keep);
  }

  /** Returns the mean of the ranks that remain when some are left out on each side. */
  static double middle(float[] sorted, int trimmed) {
    double sum = 0;
    for (int rank = trimmed; rank < sorted.length - trimmed; rank++) {
      sum += sorted[rank];
    }
    return sum / (sorted.length - 2 * trimmed);
  }
}
