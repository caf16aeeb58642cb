package dev.strategikon.profile;

import java.io.Serializable;

/**
 * An open interval of ε.
 *
 * @param lo its lower end, excluded
 * @param hi its upper end, excluded; may be +∞
 */
public record Interval(double lo, double hi) implements Serializable {
  /**
   * Checks the order of the ends.
   *
   * @param lo its lower end, excluded
   * @param hi its upper end, excluded; may be +∞
   * @throws IllegalArgumentException unless lo &lt; hi
   */
  public Interval {
    if (!(lo < hi)) {
      throw new IllegalArgumentException(
          "Expected lo < hi, got an interval from " + lo + " to " + hi);
    }
  }
}
