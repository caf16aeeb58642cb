package dev.strategikon.gradient;

import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;
import dev.strategikon.compute.Sums;
import java.util.Arrays;

/**
 * The m vectors of d float coordinates that a rule aggregates.
 *
 * <p>It holds the caller's arrays. It never copies or writes them, and the caller must not change
 * them while the object is in use. Two rows may be the same array. Safe for use by several threads.
 */
public final class Gradients {
  private final float[][] rows;
  private final int dimension;
  private final boolean isChecked;

  private Gradients(float[][] rows, boolean isChecked) {
    this.rows = rows;
    this.isChecked = isChecked;
    this.dimension = rows[0].length;
  }

  /**
   * Returns the gradients that consist of m ≥ 1 finite vectors of one length. Use {@link Admission}
   * to leave out vectors that are not.
   *
   * @param rows m vectors of d floats, kept and not copied
   * @return the gradients
   * @throws IllegalArgumentException if there is no vector, or one is not finite or has another
   *     length than the first
   */
  public static Gradients of(float[]... rows) {
    if (rows.length == 0) {
      throw new IllegalArgumentException("Expected at least one vector, got none");
    }
    return Admission.admit(rows, rows[0].length, NonFinite.FAIL, Compute.SERIAL).gradients();
  }

  /**
   * Returns the gradients that consist of rows of one length.
   *
   * @param isChecked whether they are known to be finite
   */
  static Gradients of(float[][] rows, boolean isChecked) {
    return new Gradients(rows, isChecked);
  }

  /** {@return whether all vectors are known to be finite: they were admitted by a check} */
  public boolean isChecked() {
    return isChecked;
  }

  /** {@return m, the number of vectors} */
  public int count() {
    return rows.length;
  }

  /** {@return d, the number of coordinates} */
  public int dimension() {
    return dimension;
  }

  /**
   * Returns a vector itself, not a copy.
   *
   * @param i its index, from 0
   * @return d floats, not to be written
   */
  public float[] row(int i) {
    return rows[i];
  }

  /**
   * Returns the vectors themselves in a new outer array.
   *
   * @return m rows of d floats, not to be written
   */
  public float[][] rows() {
    return rows.clone();
  }

  /**
   * Returns the same vectors and one more at the end.
   *
   * @param row d floats, kept and not copied
   * @return m + 1 vectors
   * @throws IllegalArgumentException if it has another length
   */
  public Gradients with(float[] row) {
    if (row.length != dimension) {
      throw new IllegalArgumentException(
          "The vector has " + row.length + " coordinates, expected " + dimension);
    }
    float[][] more = Arrays.copyOf(rows, rows.length + 1);
    more[rows.length] = row;
    return new Gradients(more, isChecked);
  }

  /**
   * Returns the same vectors and some more at the end, such as those of attackers.
   *
   * @param more d floats each, kept and not copied
   * @return all vectors
   * @throws IllegalArgumentException if one has another length
   */
  public Gradients withAll(float[]... more) {
    Gradients all = this;
    for (float[] row : more) {
      all = all.with(row);
    }
    return all;
  }

  /**
   * Returns the mean of the vectors. Each coordinate is summed in double in the order of the rows.
   *
   * @param compute threads and kernels
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
   * Returns the standard deviation of each coordinate, with m − 1 in the denominator; zeros for one
   * vector.
   *
   * @param mean the vectors' mean, d floats, only read
   * @param compute threads and kernels
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
   * Returns Σ w_i·x_i. Each coordinate is summed in double in the order of the rows. A row of
   * weight 0 is not read. If one row has weight 1 and all others 0, the result has its bits.
   *
   * @param weights m weights, only read
   * @param compute threads and kernels
   * @return d floats, owned by the caller
   * @throws IllegalArgumentException if there are not m weights
   */
  public float[] weightedSum(double[] weights, Compute compute) {
    float[] sum = new float[dimension];
    weightedSum(weights, compute, sum);
    return sum;
  }

  /**
   * Writes Σ w_i·x_i, with the bits of {@link #weightedSum(double[], Compute)}.
   *
   * @param weights m weights, only read
   * @param compute threads and kernels
   * @param sum d floats, all of which are written; none of the vectors
   * @throws IllegalArgumentException if there are not m weights
   */
  public void weightedSum(double[] weights, Compute compute, float[] sum) {
    if (weights.length != rows.length) {
      throw new IllegalArgumentException(
          "Expected %d weights, one per vector, got %d".formatted(rows.length, weights.length));
    }
    int only = Weights.onlyOne(weights);
    if (only >= 0) {
      System.arraycopy(rows[only], 0, sum, 0, dimension);
      return;
    }
    compute.forEach(
        Blocks.count(dimension),
        () -> new Sums(compute.kernels().sums()),
        (sums, block) -> {
          int from = Blocks.from(block);
          sums.weighted(rows, weights, from, Blocks.to(block, dimension), sum, from);
        });
  }
}
