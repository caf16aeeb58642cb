package dev.strategikon.gradient;

import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;
import dev.strategikon.compute.Sums;
import java.util.Arrays;

/**
 * The m vectors of d float coordinates that a rule aggregates.
 *
 * <p>It holds the caller's arrays, never copies or writes them; the caller must not change them
 * while the object is in use. Two rows may be the same array.
 */
public final class Gradients {
  private final float[][] rows;
  private final int dimension;

  private Gradients(float[][] rows) {
    this.rows = rows;
    this.dimension = rows[0].length;
  }

  /**
   * Takes m ≥ 1 vectors of one length, all finite.
   *
   * @throws IllegalArgumentException if a vector has another length than the first, or is not
   *     finite; {@link Admission} is the gentler way, which leaves such vectors out
   */
  public static Gradients of(float[]... rows) {
    if (rows.length == 0) {
      throw new IllegalArgumentException("Expected at least one vector, got none");
    }
    return Admission.admit(rows, rows[0].length, NonFinite.FAIL, Compute.SERIAL).gradients();
  }

  /** Takes rows that were checked. */
  static Gradients ofChecked(float[][] rows) {
    return new Gradients(rows);
  }

  /** Returns m, the number of vectors. */
  public int count() {
    return rows.length;
  }

  /** Returns d, the number of coordinates. */
  public int dimension() {
    return dimension;
  }

  /** Returns vector i itself, not a copy; not to be written. */
  public float[] row(int i) {
    return rows[i];
  }

  /** Returns the vectors themselves, in a new outer array; they are not to be written. */
  public float[][] rows() {
    return rows.clone();
  }

  /** Returns the same vectors and one more at the end. */
  public Gradients with(float[] row) {
    if (row.length != dimension) {
      throw new IllegalArgumentException(
          "The vector has " + row.length + " coordinates, expected " + dimension);
    }
    float[][] more = Arrays.copyOf(rows, rows.length + 1);
    more[rows.length] = row;
    return new Gradients(more);
  }

  /**
   * Returns the mean of the vectors, in every coordinate summed in double in the order of the rows.
   *
   * @return d floats, owned by the caller
   */
  public float[] mean(Compute compute) {
    float[] mean = new float[dimension];
    compute.forEach(
        Blocks.count(dimension),
        () -> new Sums(compute.kernels().sums()),
        (sums, block) -> sums.mean(rows, Blocks.from(block), Blocks.to(block, dimension), mean));
    return mean;
  }

  /**
   * Returns the standard deviation of each coordinate, with n − 1 in the denominator for n vectors;
   * zeros for one vector.
   *
   * @param mean their mean, d floats, only read
   * @return d floats, owned by the caller
   */
  public float[] deviation(float[] mean, Compute compute) {
    float[] deviation = new float[dimension];
    compute.forEach(
        Blocks.count(dimension),
        () -> new Sums(compute.kernels().sums()),
        (sums, block) ->
            sums.deviation(rows, mean, Blocks.from(block), Blocks.to(block, dimension), deviation));
    return deviation;
  }

  /**
   * Returns Σ w_i·x_i, in every coordinate summed in double in the order of the rows. A row of
   * weight 0 is not read, and a single row of weight 1 comes out bit by bit.
   *
   * @param weights m weights
   * @return d floats, owned by the caller
   */
  public float[] weightedSum(double[] weights, Compute compute) {
    if (weights.length != rows.length) {
      throw new IllegalArgumentException(
          "Expected %d weights, one per vector, got %d".formatted(rows.length, weights.length));
    }
    int only = Weights.onlyOne(weights);
    if (only >= 0) {
      return rows[only].clone();
    }
    float[] sum = new float[dimension];
    compute.forEach(
        Blocks.count(dimension),
        () -> new Sums(compute.kernels().sums()),
        (sums, block) -> {
          int from = Blocks.from(block);
          sums.weighted(rows, weights, from, Blocks.to(block, dimension), sum, from);
        });
    return sum;
  }
}
