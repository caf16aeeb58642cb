package dev.strategikon.audit;

import dev.strategikon.statistics.StudentQuantile;
import java.util.Arrays;
import java.util.Locale;

/**
 * Definition 4 of the paper as a statistical test: is ⟨g, E[A]⟩ ≥ 0? From independent draws of the
 * honest gradients at the same parameters, each attacked and aggregated, it takes ⟨g, A⟩ and asks
 * where their expectation lies, by Student's interval: mean ± t·s/√n with n − 1 degrees of freedom
 * and s the samples' deviation. The interval is exact for normal samples and good for many of any
 * distribution with a variance; for a few samples with heavy tails it is too narrow.
 *
 * <p>An infinite sample makes the mean infinite, and the interval is that alone: an attack that
 * reaches −∞ in one draw has broken the expectation. NaN, or both infinities, decide nothing.
 *
 * @param draws n, how many samples there are
 * @param mean of the samples; NaN if it is not defined
 * @param low where the two-sided confidence interval begins; −∞ for one draw
 * @param high where it ends
 * @param confidence with which the interval covers the expectation, such as 0.95
 * @param verdict what follows
 * @param drawsThatWouldDecide how many draws in all would give an interval on one side of 0 if the
 *     mean and the deviation stayed as they are: at most {@code draws} if it is decided, at least
 *     2; {@code Long.MAX_VALUE} if no number would
 */
public record DescentEstimate(
    int draws,
    double mean,
    double low,
    double high,
    double confidence,
    Verdict verdict,
    long drawsThatWouldDecide) {
  /** What the interval says of ⟨g, E[A]⟩. */
  public enum Verdict {
    /** It is not negative: the rule withstands this attack here. */
    TOLERANT,
    /** It is negative: steps go uphill in expectation. */
    BROKEN,
    /** The interval has numbers of both kinds. */
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
   */
  public static DescentEstimate of(double[] samples, double confidence) {
    if (samples.length == 0) {
      throw new IllegalArgumentException("A test needs at least one draw");
    }
    double t = StudentQuantile.twoSided(confidence, Math.max(1, samples.length - 1));
    if (!Arrays.stream(samples).allMatch(Double::isFinite)) {
      return notFinite(samples, confidence);
    }
    // Divided by their size, so that neither sum nor squares overflow.
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

  /** With n − 1 in the denominator; exactly 0 for equal samples. */
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

  /** The least n ≥ 2 with t_(n−1)·s/√n ≤ |mean|; the left side falls with n. */
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
