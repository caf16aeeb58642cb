package dev.strategikon.gradient;

import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;
import dev.strategikon.compute.Sums;
import dev.strategikon.kernel.SumKernels;
import java.util.Arrays;
import java.util.IdentityHashMap;

/**
 * The m vectors of d float coordinates that a rule aggregates.
 *
 * <p>It holds the caller's arrays. It never copies or writes them, and the caller must not change
 * them while the object is in use. Two rows may be the same array. Vectors of a {@link
 * VectorSource} are read from there block by block, and copied as a whole only if a row is asked
 * for. Safe for use by several threads.
 */
public final class Gradients {
  /** Where the vectors lie; null if in {@link #rows}. */
  private final VectorSource source;

  /** Null as long as the vectors lie elsewhere alone. */
  private volatile float[][] rows;

  private final int count;
  private final int dimension;
  private final boolean isChecked;

  private Gradients(float[][] rows, boolean isChecked) {
    this.source = null;
    this.rows = rows;
    this.isChecked = isChecked;
    this.count = rows.length;
    this.dimension = rows[0].length;
  }

  private Gradients(VectorSource source) {
    this.source = source;
    this.isChecked = true;
    this.count = source.count();
    this.dimension = source.dimension();
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

  /**
   * Returns vectors that lie elsewhere. They are checked while they are read: whoever does it
   * catches {@link NotFiniteException}.
   *
   * @param source m vectors of d floats, which must not change while the object is in use
   * @return the gradients
   */
  public static Gradients of(VectorSource source) {
    return new Gradients(source);
  }

  /**
   * {@return whether only finite vectors are read: a check has admitted them, or reading checks}
   */
  public boolean isChecked() {
    return isChecked;
  }

  /** {@return m, the number of vectors} */
  public int count() {
    return count;
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
    return whole()[i];
  }

  /**
   * Returns the vectors themselves in a new outer array.
   *
   * @return m rows of d floats, not to be written
   */
  public float[][] rows() {
    return whole().clone();
  }

  /**
   * Returns what reads the vectors block by block.
   *
   * @param kernels the loops over coordinates, for the check of vectors that lie elsewhere
   * @return a reader for one thread
   */
  public BlockReader reader(SumKernels kernels) {
    return rows == null ? BlockReader.of(source, kernels) : BlockReader.of(rows);
  }

  /**
   * Returns which vectors are one array, as colluding attackers send it.
   *
   * @return for each vector the lowest index of a vector with its array
   */
  public int[] firstOfArray() {
    int[] first = new int[count];
    if (rows == null) {
      Arrays.setAll(first, i -> i);
      return first;
    }
    IdentityHashMap<float[], Integer> known = new IdentityHashMap<>();
    for (int i = 0; i < count; i++) {
      Integer other = known.putIfAbsent(rows[i], i);
      first[i] = other == null ? i : other;
    }
    return first;
  }

  /**
   * Returns some of the vectors.
   *
   * @param indices which, ascending
   * @return the vectors of these indices, not copied; this object if they are all
   */
  public Gradients select(int[] indices) {
    if (indices.length == count) {
      return this;
    }
    float[][] all = whole();
    return new Gradients(
        Arrays.stream(indices).mapToObj(i -> all[i]).toArray(float[][]::new), isChecked);
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
    float[][] more = Arrays.copyOf(whole(), count + 1);
    more[count] = row;
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
    float[][] all = whole();
    compute.forEach(
        Blocks.count(dimension),
        () -> new Sums(compute.kernels().sums()),
        (sums, block) -> sums.mean(all, Blocks.from(block), Blocks.to(block, dimension), mean));
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
    float[][] all = whole();
    compute.forEach(
        Blocks.count(dimension),
        () -> new Sums(compute.kernels().sums()),
        (sums, block) ->
            sums.deviation(all, mean, Blocks.from(block), Blocks.to(block, dimension), deviation));
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
    if (weights.length != count) {
      throw new IllegalArgumentException(
          "Expected %d weights, one per vector, got %d".formatted(count, weights.length));
    }
    int only = Weights.onlyOne(weights);
    if (only >= 0) {
      copy(only, sum);
      return;
    }
    SumKernels kernels = compute.kernels().sums();
    compute.forEach(
        Blocks.count(dimension),
        () -> new WeightedBlocks(reader(kernels), new Sums(kernels)),
        (blocks, block) ->
            blocks.sum(weights, Blocks.from(block), Blocks.to(block, dimension), sum));
  }

  /** Sums one block after another, for one thread. */
  private record WeightedBlocks(BlockReader reader, Sums sums) {
    void sum(double[] weights, int from, int to, float[] sum) {
      int at = reader.read(from, to, vector -> weights[vector] != 0);
      sums.weighted(reader.rows(), weights, at, at + to - from, sum, from);
    }
  }

  private void copy(int vector, float[] out) {
    if (rows == null) {
      source.copy(vector, 0, dimension, out);
    } else {
      System.arraycopy(rows[vector], 0, out, 0, dimension);
    }
  }

  /** Returns the rows; those that lie elsewhere are copied now. */
  private float[][] whole() {
    return rows == null ? load() : rows;
  }

  private synchronized float[][] load() {
    if (rows == null) {
      SumKernels kernels = Compute.SERIAL.kernels().sums();
      float[][] copies = new float[count][dimension];
      for (int i = 0; i < count; i++) {
        BlockReader.copy(source, i, 0, dimension, copies[i], kernels);
      }
      rows = copies;
    }
    return rows;
  }
}
