package dev.strategikon.pipeline;

import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Sums;
import dev.strategikon.geometry.LinearMap;
import dev.strategikon.kernel.Kernels;
import dev.strategikon.kernel.Prefetch;
import dev.strategikon.kernel.SumKernels;
import dev.strategikon.rule.CoordinateRule;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A coordinate rule on W·X. W·X is computed block by block and is never in memory as a whole. If W
 * only selects vectors, nothing is copied. Holds scratch memory: each thread needs its own.
 */
final class MixedKernel implements CoordinateRule.Kernel {
  /** Columns mixed at a time; 25 rows of them fit a first-level cache of 32 KB. */
  private static final int COLUMNS = 256;

  /** Floats of X that fit half a megabyte with as many of W·X and of the rule's scratch memory. */
  private static final int SECOND_LEVEL = 1 << 15;

  private final LinearMap map;
  private final CoordinateRule.Kernel kernel;
  private final SumKernels sums;
  private final Sums wide;

  /** Columns that are prefetched, mixed and aggregated at a time. */
  private final int block;

  private final float[][] mixed;
  private final float[] result;

  /** For each output, the inputs with a weight. */
  private final int[][] inputs;

  /** For each output, the weights of these inputs as shares of the largest, and the largest. */
  private final float[][] shares;

  private final float[] largest;

  /** The largest weight of each input. A clipped vector may be huge, and its weight is tiny. */
  private final double[] heaviest;

  /** What float may round of an output, as a share of a column's largest weighted value. */
  private final double rounding;

  private final double[] noise;

  private final Prefetch prefetch = new Prefetch();

  /**
   * Creates a kernel for one thread.
   *
   * @param map W
   * @param kernel aggregates the outputs of W
   */
  MixedKernel(LinearMap map, CoordinateRule.Kernel kernel, Kernels kernels) {
    this.map = map;
    this.kernel = kernel;
    this.sums = kernels.sums();
    this.wide = new Sums(sums);
    int columns = SECOND_LEVEL / Math.max(map.inputs(), map.outputs());
    this.block =
        Math.min(Blocks.SIZE, Math.max(COLUMNS, Integer.highestOneBit(Math.max(1, columns))));
    this.mixed = map.isSelection() ? null : new float[map.outputs()][block];
    this.result = map.isSelection() ? null : new float[block];
    this.inputs = new int[map.outputs()][];
    this.shares = new float[map.outputs()][];
    this.largest = new float[map.outputs()];
    for (int a = 0; a < inputs.length; a++) {
      double[] row = map.row(a);
      inputs[a] = IntStream.range(0, row.length).filter(i -> row[i] != 0).toArray();
      double most = Arrays.stream(row).map(Math::abs).max().orElse(0);
      shares[a] = new float[inputs[a].length];
      for (int k = 0; k < shares[a].length; k++) {
        shares[a][k] = (float) (row[inputs[a][k]] / most);
      }
      largest[a] = (float) most;
    }
    this.heaviest = heaviest(map);
    this.rounding = rounding(map);
    this.noise = map.isSelection() ? null : new double[block];
  }

  private static double[] heaviest(LinearMap map) {
    double[] heaviest = new double[map.inputs()];
    for (int a = 0; a < map.outputs(); a++) {
      double[] row = map.row(a);
      Arrays.setAll(heaviest, i -> Math.max(heaviest[i], Math.abs(row[i])));
    }
    return heaviest;
  }

  /**
   * Each of n products, sums and factors may lose half a unit in the last place of an output, which
   * is n times the largest product at most.
   */
  private static double rounding(LinearMap map) {
    long most = 0;
    for (int a = 0; a < map.outputs(); a++) {
      most = Math.max(most, Arrays.stream(map.row(a)).filter(w -> w != 0).count());
    }
    return most * (most + 3) * Math.ulp(1f) / 2;
  }

  @Override
  public void aggregate(float[][] rows, int from, int to, float[] out) {
    if (mixed == null) {
      kernel.aggregate(map.select(rows), from, to, out);
      return;
    }
    for (int start = from; start < to; start += block) {
      int end = Math.min(to, start + block);
      mix(rows, start, end);
      aggregate(rows, start, end - start);
      System.arraycopy(result, 0, out, start, end - start);
    }
  }

  /** Aggregates the mixed columns. */
  private void aggregate(float[][] rows, int start, int count) {
    if (!(kernel instanceof CoordinateRule.TieKernel ties)) {
      kernel.aggregate(mixed, 0, count, result);
      return;
    }
    Arrays.fill(noise, 0, count, 0);
    for (int i = 0; i < heaviest.length; i++) {
      for (int j = 0; j < count; j++) {
        noise[j] = Math.max(noise[j], heaviest[i] * Math.abs(rows[i][start + j]));
      }
    }
    for (int j = 0; j < count; j++) {
      noise[j] *= rounding;
    }
    ties.aggregateMixed(mixed, count, noise, j -> inDouble(rows, start + j), result);
  }

  /** Returns the outputs in one column, mixed in double. */
  private double[] inDouble(float[][] rows, int column) {
    double[] values = new double[inputs.length];
    for (int a = 0; a < values.length; a++) {
      double[] row = map.row(a);
      for (int i : inputs[a]) {
        values[a] += row[i] * rows[i][column];
      }
    }
    return values;
  }

  /** Mixes columns [start, end), a few at a time, so that they stay in cache. */
  private void mix(float[][] rows, int start, int end) {
    prefetch.touch(rows, 0, rows.length, start, end);
    for (int column = start; column < end; column += COLUMNS) {
      int last = Math.min(end, column + COLUMNS);
      for (int a = 0; a < mixed.length; a++) {
        mix(rows, a, column, last - column, column - start);
      }
    }
  }

  /** Mixes one output in float, and in double where the sum leaves float's range. */
  private void mix(float[][] rows, int a, int from, int count, int at) {
    float[] out = mixed[a];
    if (inputs[a].length == 0) {
      Arrays.fill(out, at, at + count, 0f);
      return;
    }
    sums.mix(rows, inputs[a], shares[a], largest[a], from, count, out, at);
    if (sums.firstNonFinite(out, at, at + count) >= 0) {
      wide.weighted(rows, map.row(a), from, from + count, result, 0);
      for (int j = 0; j < count; j++) {
        if (!Float.isFinite(out[at + j])) {
          out[at + j] = result[j];
        }
      }
    }
  }
}
