package dev.strategikon.rule.coordinate;

import dev.strategikon.kernel.Kernels;
import dev.strategikon.kernel.OrderKernels;
import dev.strategikon.kernel.SortableFloats;
import dev.strategikon.rule.CoordinateRule;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The kernel of {@link MeanAround}: the mean of the values nearest to the mean of middle ranks. */
final class MeanAroundKernel implements CoordinateRule.TieKernel {
  /** What values in double may be off, as a share of what floats may. */
  private static final double IN_DOUBLE = 1e-7;

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
            int at = column + j;
            out[at] =
                Double.isNaN(sums[j]) ? byIndex(column(rows, at), 0) : (float) (sums[j] / keep);
          }
        });
  }

  @Override
  public void aggregateMixed(
      float[][] rows, int count, double[] noise, IntFunction<double[]> mixed, float[] out) {
    columns.sort(
        rows,
        0,
        count,
        (offset, column, width) -> {
          columns.mean(middle, offset, width, centres);
          sumNearest(offset, width);
          markTies(offset, column, width, noise);
          for (int j = 0; j < width; j++) {
            int at = column + j;
            out[at] =
                Double.isNaN(sums[j])
                    ? byIndex(mixed.apply(at), IN_DOUBLE * noise[at])
                    : (float) (sums[j] / keep);
          }
        });
  }

  /** Makes a sum NaN where two different values are equally near, as far as floats can tell. */
  private void markTies(int offset, int column, int width, double[] noise) {
    int[] slots = columns.slots();
    for (int rank = 0; rank + keep < all.length; rank++) {
      int low = all[rank] + offset;
      int high = all[rank + keep] + offset;
      for (int j = 0; j < width; j++) {
        double a = SortableFloats.toFloat(slots[low + j]);
        double b = SortableFloats.toFloat(slots[high + j]);
        // Four values are off: both of them, and twice the centre.
        double most = 4 * noise[column + j];
        if (Math.abs(a + b - centres[j]) <= most && b - a > most) {
          sums[j] = Double.NaN;
        }
      }
    }
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

  /**
   * Applies the definition literally, for the rare column in which a tie goes to a lower index.
   *
   * @param tolerance distances that differ by no more are a tie
   */
  private float byIndex(double[] column, double tolerance) {
    double[] sorted = column.clone();
    Arrays.sort(sorted);
    double centre = middle(sorted, trimmed);
    double[] distances = Arrays.stream(column).map(x -> Math.abs(x - centre)).toArray();
    int[] order =
        IntStream.range(0, column.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> distances[i]))
            .mapToInt(i -> i)
            .toArray();
    double last = distances[order[keep - 1]];
    IntStream nearer = Arrays.stream(order).filter(i -> distances[i] < last - tolerance);
    IntStream ties =
        IntStream.range(0, column.length).filter(i -> Math.abs(distances[i] - last) <= tolerance);
    double sum = IntStream.concat(nearer, ties).limit(keep).mapToDouble(i -> column[i]).sum();
    return (float) (sum / keep);
  }

  private static double[] column(float[][] rows, int j) {
    return Arrays.stream(rows).mapToDouble(row -> row[j]).toArray();
  }

  /** Returns the mean of the ranks that remain when some are left out on each side. */
  static double middle(double[] sorted, int trimmed) {
    double sum = 0;
    for (int rank = trimmed; rank < sorted.length - trimmed; rank++) {
      sum += sorted[rank];
    }
    return sum / (sorted.length - 2 * trimmed);
  }
}
