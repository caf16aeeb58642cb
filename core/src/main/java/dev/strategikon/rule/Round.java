package dev.strategikon.rule;

import dev.strategikon.random.Draws;

/**
 * The step of a run in which an aggregation takes place: everything that it depends on besides the
 * vectors and q.
 *
 * @param seed the seed of all random numbers
 * @param step the number of the step, from 0
 * @param previous the aggregate of the previous step, d floats, only read; null if there is none
 */
public record Round(long seed, int step, float[] previous) {
  /** A single aggregation: seed 0, step 0 and no previous aggregate. */
  public static final Round FIRST = new Round(0, 0, null);

  /**
   * Returns the previous aggregate, or zeros if there is none.
   *
   * @param dimension d
   * @return d floats, not to be written
   */
  public float[] start(int dimension) {
    return previous == null ? new float[dimension] : previous;
  }

  /**
   * Returns the random numbers of this step for a purpose.
   *
   * @param purpose what they are for
   * @return a new stream
   */
  public Draws draws(String purpose) {
    return Draws.of(seed, purpose, step);
  }
}
