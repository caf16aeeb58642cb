package dev.strategikon.profile;

import dev.strategikon.geometry.Breakpoints;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the intervals in which a function of t is negative, and its infimum, from pieces in
 * ascending order. Not safe for use by several threads.
 */
final class ProfileBuilder {
  private final List<Interval> negative = new ArrayList<>();

  /** The current interval; NaN before the first one. */
  private double begin = Double.NaN;

  private double end = Double.NaN;
  private double worstAt = Double.NaN;
  private double worst = Double.POSITIVE_INFINITY;

  /**
   * Adds a piece on which the function is linear, c + g·t on (lo, hi).
   *
   * @param noise values no larger than this count as zero, because rounding may have caused them
   */
  void addSegment(double lo, double hi, double c, double g, double noise) {
    if (!(lo < hi)) {
      return;
    }
    double atLo = c + g * lo;
    double atHi = g == 0 ? c : hi < Double.POSITIVE_INFINITY ? c + g * hi : g * hi;
    addValue(g == 0 ? Breakpoints.interior(lo, hi) : lo, atLo);
    addValue(hi, atHi);
    double root = -c / g;
    if (Math.min(atLo, atHi) >= -noise) {
      addSpan(lo, hi, false);
    } else if (g != 0 && root > lo && root < hi) {
      addSpan(lo, root, g > 0);
      addSpan(root, hi, g < 0);
    } else {
      addSpan(lo, hi, true);
    }
  }

  /** Adds an interval (lo, hi) on which the function has one sign. */
  void addSpan(double lo, double hi, boolean isNegative) {
    if (isNegative && lo != end) {
      close();
      begin = lo;
    }
    if (isNegative) {
      end = hi;
    }
  }

  private void close() {
    if (begin < end) {
      negative.add(new Interval(begin, end));
    }
  }

  /** Adds a value that the function takes or approaches at t. */
  void addValue(double t, double value) {
    if (value < worst) {
      worst = value;
      worstAt = t;
    }
  }

  /**
   * Adds the limit for t → ∞. It becomes the infimum if no earlier value is lower by more than the
   * noise.
   */
  void addLimit(double value, double noise) {
    if (value <= worst + noise) {
      worst = value;
      worstAt = Double.POSITIVE_INFINITY;
    }
  }

  /** Returns the least value added so far. */
  double least() {
    return worst;
  }

  /** Returns the maximal open intervals in which the function is negative, ascending. */
  List<Interval> breaks() {
    close();
    begin = Double.NaN;
    return List.copyOf(negative);
  }

  /** Returns the infimum of all values added. */
  Infimum infimum() {
    return new Infimum(worstAt, worst);
  }
}
