package dev.strategikon.gradient;

import dev.strategikon.compute.Blocks;
import dev.strategikon.kernel.SumKernels;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Memory for the m vectors of d floats that a server receives, used again in every step.
 *
 * <p>A vector is checked while it is copied in, block by block, so that the admission needs no pass
 * of its own over the data. It admits and rejects as {@link Admission#admit} does with {@link
 * NonFinite#REJECT}.
 *
 * <p>Thread-safety: several threads may fill different places at the same time. The caller sees to
 * it that no two fill the same place, and that all have ended before {@link #admission} and {@link
 * #clear}.
 */
public final class Inbox {
  private final float[][] rows;
  private final boolean[] admitted;
  private final int dimension;
  private final SumKernels kernels;

  /**
   * Reserves m·d floats.
   *
   * @param m how many workers
   * @param dimension d, the number of coordinates
   * @param kernels the loops over coordinates
   * @throws IllegalArgumentException if m or d is below 1
   */
  public Inbox(int m, int dimension, SumKernels kernels) {
    if (m < 1 || dimension < 1) {
      throw new IllegalArgumentException(
          "Expected at least one worker and one coordinate, got m = %d and d = %d"
              .formatted(m, dimension));
    }
    this.rows = new float[m][dimension];
    this.admitted = new boolean[m];
    this.dimension = dimension;
    this.kernels = kernels;
  }

  /**
   * Copies a worker's vector in.
   *
   * @param worker from 0
   * @param pieces the vector's parts in order, each from its position to its limit; only read, and
   *     their positions stay
   * @return whether it is finite, and so admitted
   * @throws IllegalArgumentException if the parts do not have d floats together
   */
  public boolean put(int worker, List<FloatBuffer> pieces) {
    if (length(pieces) != dimension) {
      throw new IllegalArgumentException(
          "The vector has " + length(pieces) + " coordinates, expected " + dimension);
    }
    int at = 0;
    for (FloatBuffer piece : pieces) {
      if (!copyFinite(piece, rows[worker], at)) {
        return false;
      }
      at += piece.remaining();
    }
    admitted[worker] = true;
    return true;
  }

  /**
   * Returns the number of coordinates of a vector in pieces.
   *
   * @param pieces its parts
   * @return how many floats they have together
   */
  public static long length(List<FloatBuffer> pieces) {
    long length = 0;
    for (FloatBuffer piece : pieces) {
      length += piece.remaining();
    }
    return length;
  }

  /** Copies until a block is not finite; a block is checked while it is in cache. */
  private boolean copyFinite(FloatBuffer piece, float[] row, int at) {
    int first = piece.position();
    int length = piece.remaining();
    for (int from = 0; from < length; from += Blocks.SIZE) {
      int count = Math.min(Blocks.SIZE, length - from);
      piece.get(first + from, row, at + from, count);
      if (kernels.firstNonFinite(row, at + from, at + from + count) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** {@return the workers from whom no vector was admitted since the last {@link #clear}} */
  public List<Integer> rejected() {
    return workers(false);
  }

  /**
   * Returns the vectors admitted since the last {@link #clear}. They are the inbox's memory, not
   * copies.
   *
   * @return the admission; valid until the inbox is filled anew
   * @throws NothingAdmittedException if there is none
   */
  public Admission admission() {
    List<Integer> from = workers(true);
    if (from.isEmpty()) {
      throw new NothingAdmittedException("None of the " + rows.length + " vectors can be used");
    }
    float[][] all = from.stream().map(i -> rows[i]).toArray(float[][]::new);
    return new Admission(Gradients.of(all, true), from, rejected());
  }

  /** Forgets all vectors; their memory is used again. */
  public void clear() {
    Arrays.fill(admitted, false);
  }

  private List<Integer> workers(boolean isAdmitted) {
    List<Integer> workers = new ArrayList<>();
    for (int i = 0; i < admitted.length; i++) {
      if (admitted[i] == isAdmitted) {
        workers.add(i);
      }
    }
    return workers;
  }
}
