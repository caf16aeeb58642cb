package dev.strategikon.profile;

import java.io.Serializable;

/**
 * An open interval of ε.
 *
 * @param lo its lower end, not in it
 * @param hi its upper end, not in it; may be +∞
 */
public record Interval(double lo, double hi) implements Serializable {
  /** Checks that the ends are in order. */
  public Interval {
    if (!(lo < hi)) {
      throw new IllegalArgumentException(
          "Expected lo < hi, got an interval from " + lo + " to " + hi);
    }
  }
}
