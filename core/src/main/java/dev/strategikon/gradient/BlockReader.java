package dev.strategikon.gradient;

import dev.strategikon.compute.Blocks;
import dev.strategikon.kernel.SumKernels;
import java.util.function.IntPredicate;

/**
 * Reads vectors a block at a time. Those of a {@link VectorSource} are copied into scratch memory
 * that stays in cache, and checked there. Those in arrays are not copied. For one thread.
 *
 * <pre>{@code
 * BlockReader reader = gradients.reader(kernels);
 * int at = reader.read(from, to);              // coordinate from of vector i is reader.rows()[i][at]
 * }</pre>
 */
public final class BlockReader {
  private final VectorSource source;
  private final SumKernels kernels;
  private final float[][] rows;

  private BlockReader(VectorSource source, SumKernels kernels, float[][] rows) {
    this.source = source;
    this.kernels = kernels;
    this.rows = rows;
  }

  /** Returns a reader of vectors in arrays. */
  static BlockReader of(float[][] rows) {
    return new BlockReader(null, null, rows);
  }

  /** Returns a reader of vectors that lie elsewhere. */
  static BlockReader of(VectorSource source, SumKernels kernels) {
    int width = Math.min(Blocks.SIZE, source.dimension());
    return new BlockReader(source, kernels, new float[source.count()][width]);
  }

  /** {@return the m rows in which a block is after {@link #read}, always the same, only read} */
  public float[][] rows() {
    return rows;
  }

  /**
   * Reads coordinates [from, to) of all vectors.
   *
   * @param from the first coordinate
   * @param to one past the last coordinate, at most {@link Blocks#SIZE} further
   * @return where coordinate {@code from} is in {@link #rows}, until the next call
   * @throws NotFiniteException if one of them is not finite and nobody has checked them before
   */
  public int read(int from, int to) {
    return read(from, to, vector -> true);
  }

  /**
   * Reads coordinates [from, to) of some vectors; the rows of the others are not defined.
   *
   * @param from the first coordinate
   * @param to one past the last coordinate, at most {@link Blocks#SIZE} further
   * @param which whether a vector is read
   * @return where coordinate {@code from} is in {@link #rows}, until the next call
   * @throws NotFiniteException if one of them is not finite and nobody has checked them before
   */
  public int read(int from, int to, IntPredicate which) {
    if (source == null) {
      return from;
    }
    for (int i = 0; i < rows.length; i++) {
      if (which.test(i)) {
        copy(source, i, from, to, rows[i], kernels);
      }
    }
    return 0;
  }

  /** Copies coordinates [from, to) of a vector, and checks them. */
  static void copy(
      VectorSource source, int vector, int from, int to, float[] out, SumKernels kernels) {
    source.copy(vector, from, to, out);
    if (kernels.firstNonFinite(out, 0, to - from) >= 0) {
      throw new NotFiniteException(vector);
    }
  }
}
