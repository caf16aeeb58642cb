package dev.strategikon.model;

/**
 * The mean and the variance of each channel that enters a batch normalisation. Holds the arrays
 * that it is given.
 *
 * @param mean by channel
 * @param variance by channel, around the mean, divided by the count
 */
public record Moments(float[] mean, float[] variance) {
  /**
   * Checks the lengths.
   *
   * @param mean by channel
   * @param variance by channel, around the mean, divided by the count
   */
  public Moments {
    if (mean.length != variance.length) {
      throw new IllegalArgumentException(
          "Expected as many variances as means, got %d means and %d variances"
              .formatted(mean.length, variance.length));
    }
  }
}
