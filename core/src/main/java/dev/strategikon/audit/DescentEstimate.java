package dev.strategikon.audit;

import dev.strategikon.statistics.StudentQuantile;
import java.util.Arrays;
import java.util.Locale;

/**
 * A confidence interval for ⟨g, E[A]⟩, which tests Definition 4 of the paper: ⟨g, E[A]⟩ ≥ 0.
 *
 * <p>The samples are ⟨g, A⟩ of independent draws of the honest gradients at the same parameters,
 * each attacked and aggregated. The interval is Student's: mean ± t·s/√n with n − 1 degrees of
 * freedom, where s is the samples' standard deviation. It is exact for normal samples, and good for
 * many samples of any distribution with a variance. For few samples with heavy tails it is too
 * narrow.
 *
 * <p>If a sample is infinite, the mean is infinite, and the interval is this value alone: an attack
 * that reaches −∞ in one draw makes the expectation −∞. With NaN, or with both infinities, the test
 * is undecided.
 *
 * @param draws n, the number of samples
 * @param mean the mean of the samples; NaN if it is not defined
 * @param low the lower end of the two-sided confidence interval; −∞ for one draw
 * @param high its upper end
 * @param confidence the probability that the interval covers the expectation, such as 0.95
 * @param verdict the result of the test
 * @param drawsThatWouldDecide the number of draws, at least 2, that would give an interval on one
 *     side of 0 if the mean and the deviation did not change. It is at most {@code draws} if the
 *     test is decided, and {@code Long.MAX_VALUE} if no number is enough
 */
public record DescentEstimate(
    int draws,
    double mean,
    double low,
    double high,
    double confidence,
    Verdict verdict,
    long drawsThatWouldDecide) {
  /** The result of the test of ⟨g, E[A]⟩. */
  public enum Verdict {
    /** The interval has no negative number: the rule withstands this attack here. */
    TOLERANT,
    /** The interval is negative: steps ascend in expectation. */
    BROKEN,
    /** The interval contains negative and other numbers. */
    UNDECIDED;

    /** Returns the name used in files: lower case. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final long MOST_DRAWS = 1L << 50;

  /**
   * Tests samples.
   *
   * @param samples ⟨g, A⟩ of each draw, at least one; only read
   * @param confidence above 0 and below 1
   * @return the interval and the verdict
   * @throws IllegalArgumentException if there is no sample, or the confidence is out of range
   */
  public static DescentEstimate of(double[] samples, double confidence) {
    if (samples.length == 0) {
      throw new IllegalArgumentException("A test needs at least one draw");
    }
    double t = StudentQuantile.twoSided(confidence, Math.max(1, samples.length - 1));
    if (!Arrays.stream(samples).allMatch(Double::isFinite)) {
      return notFinite(samples, confidence);
    }
    // The samples are divided by their scale, so that neither sum nor squares overflow.
    double scale = Arrays.stream(samples).map(Math::abs).max().orElseThrow();
    scale = scale == 0 ? 1 : scale;
    double mean = mean(samples, scale);
    double deviation = deviation(samples, scale, mean);
    double margin =
        samples.length == 1 ? Double.POSITIVE_INFINITY : t * deviation / Math.sqrt(samples.length);
    return decided(
        samples.length,
        scale * mean,
        scale * (mean - margin),
        scale * (mean + margin),
        confidence,
        drawsThatWouldDecide(Math.abs(mean), deviation, confidence));
  }

  private static DescentEstimate notFinite(double[] samples, double confidence) {
    boolean up = Arrays.stream(samples).anyMatch(x -> x == Double.POSITIVE_INFINITY);
    boolean down = Arrays.stream(samples).anyMatch(x -> x == Double.NEGATIVE_INFINITY);
    boolean none = Arrays.stream(samples).anyMatch(Double::isNaN) || up == down;
    double infinity = up ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    return decided(
        samples.length,
        none ? Double.NaN : infinity,
        none ? Double.NEGATIVE_INFINITY : infinity,
        none ? Double.POSITIVE_INFINITY : infinity,
        confidence,
        none ? Long.MAX_VALUE : 2);
  }

  private static DescentEstimate decided(
      int draws, double mean, double low, double high, double confidence, long enough) {
    Verdict verdict = low >= 0 ? Verdict.TOLERANT : high < 0 ? Verdict.BROKEN : Verdict.UNDECIDED;
    return new DescentEstimate(draws, mean, low, high, confidence, verdict, enough);
  }

  private static double mean(double[] samples, double scale) {
    double sum = 0;
    for (double sample : samples) {
      sum += sample / scale;
    }
    return sum / samples.length;
  }

  /** Returns the standard deviation with n − 1 in the denominator; exactly 0 for equal samples. */
  private static double deviation(double[] samples, double scale, double mean) {
    if (Arrays.stream(samples).allMatch(sample -> sample == samples[0])) {
      return 0;
    }
    double squares = 0;
    for (double sample : samples) {
      double difference = sample / scale - mean;
      squares += difference * difference;
    }
    return Math.sqrt(squares / (samples.length - 1));
  }

  /** Returns the least n ≥ 2 with t_(n−1)·s/√n ≤ |mean|. The left side decreases with n. */
  private static long drawsThatWouldDecide(double size, double deviation, double confidence) {
    if (deviation == 0) {
      return 2;
    }
    long high = 2;
    while (margin(high, deviation, confidence) > size) {
      high *= 2;
      if (high > MOST_DRAWS) {
        return Long.MAX_VALUE;
      }
    }
    long low = Math.max(2, high / 2);
    while (low < high) {
      long middle = (low + high) / 2;
      if (margin(middle, deviation, confidence) > size) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private static double margin(long draws, double deviation, double confidence) {
    return StudentQuantile.twoSided(confidence, draws - 1) * deviation / Math.sqrt((double) draws);
  }
}
