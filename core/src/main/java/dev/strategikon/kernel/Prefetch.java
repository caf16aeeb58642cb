package dev.strategikon.kernel;

/**
 * Brings columns of rows into the second-level cache before a loop reads them a few at a time.
 * Memory delivers the long runs of this pass faster than the short ones of the loop. Not safe for
 * use by several threads.
 */
public final class Prefetch {
  /** Floats of a cache line. */
  private static final int LINE = 16;

  /** Keeps the sum of what was read, so that the compiler does not remove the reads. */
  @SuppressWarnings("unused")
  private float sum;

  /** Creates a prefetch for one thread. */
  public Prefetch() {}

  /**
   * Reads one value of each cache line.
   *
   * @param rows only read
   * @param first the first row
   * @param last one past the last row
   * @param from the first column
   * @param to one past the last column
   */
  public void touch(float[][] rows, int first, int last, int from, int to) {
    float touched = 0;
    for (int i = first; i < last; i++) {
      float[] row = rows[i];
      for (int j = from; j < to; j += LINE) {
        touched += row[j];
      }
    }
    sum = touched;
  }
}
