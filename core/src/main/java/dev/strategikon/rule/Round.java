package dev.strategikon.rule;

import dev.strategikon.random.Draws;

/**
 * The moment of an aggregation: what it may depend on besides the vectors and q.
 *
 * @param seed the seed of everything random
 * @param step the step of the run, from 0
 * @param previous the aggregate of the step before, d floats, only read; null if there is none
 */
public record Round(long seed, int step, float[] previous) {
  /** An aggregation that stands alone. */
  public static final Round FIRST = new Round(0, 0, null);

  /** Returns the previous aggregate, or d zeros where there is none. */
  public float[] start(int dimension) {
    return previous == null ? new float[dimension] : previous;
  }

  /** Returns the random numbers for a purpose, fresh in each step. */
  public Draws draws(String purpose) {
    return Draws.of(seed, purpose, step);
  }
}
