package dev.strategikon.slow;

import java.util.stream.IntStream;

/**
 * Compares results with those of the slow version. Where two choices are equally good on paper,
 * rounding decides between them. There the result must be one that the slow version gives for
 * numbers that were moved by a millionth, coordinate by coordinate; and only so many may be.
 *
 * @param spec the pipeline
 * @param x m rows of d values
 * @param q what the pipeline is told
 */
public record Agreement(String spec, double[][] x, int q) {
  /** A tie of two is seen by all of so many with a probability of 2⁻³¹. */
  private static final int TRIES = 32;

  /**
   * Returns the coordinates that differ from the slow version and from all that it gives nearby.
   *
   * @param actual d values
   * @param mostTies how many coordinates may be a tie
   */
  public int[] differences(float[] actual, int mostTies) {
    SlowPipeline slow = SlowPipeline.parse(spec);
    int[] differing = differing(slow.aggregate(x, q), actual, IntStream.range(0, actual.length));
    if (differing.length > mostTies) {
      return differing;
    }
    for (int seed = 0; seed < TRIES && differing.length > 0; seed++) {
      double[] nearby = slow.aggregateNearby(x, q, seed);
      differing = differing(nearby, actual, IntStream.of(differing));
    }
    return differing;
  }

  /** Relative; a sum that cancels to nearly nothing keeps the last digits of its terms. */
  private static int[] differing(double[] expected, float[] actual, IntStream among) {
    return among
        .filter(
            j ->
                !(Math.abs(expected[j] - actual[j])
                    <= 1e-4 * Math.max(1e-3, Math.abs(expected[j]))))
        .toArray();
  }
}
