package dev.strategikon.kernel;

/**
 * A look at some columns of rows before a loop takes them a few at a time: it brings them into the
 * second-level cache in long runs, which memory delivers faster than short ones. Not for several
 * threads.
 */
public final class Prefetch {
  /** Floats in a cache line. */
  private static final int LINE = 16;

  /** What was looked at, summed up and kept, so that the compiler does not leave the look out. */
  @SuppressWarnings("unused")
  private float sum;

  /** Nothing has been looked at. */
  public Prefetch() {}

  /**
   * Looks at one value of each cache line.
   *
   * @param first the first row
   * @param last one past the last row
   * @param from the first column
   * @param to one past the last column
   */
  public void touch(float[][] rows, int first, int last, int from, int to) {
    float looked = 0;
    for (int i = first; i < last; i++) {
      float[] row = rows[i];
      for (int j = from; j < to; j += LINE) {
        looked += row[j];
      }
    }
    sum = looked;
  }
}
