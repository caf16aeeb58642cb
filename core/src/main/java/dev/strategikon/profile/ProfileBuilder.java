package dev.strategikon.profile;

import dev.strategikon.geometry.Breakpoints;
import java.util.ArrayList;
import java.util.List;

/** Gathers where a function of t is negative, and its infimum, from pieces in ascending order. */
final class ProfileBuilder {
  private final List<Interval> negative = new ArrayList<>();
  private double begun = Double.NaN;
  private double last = Double.NaN;
  private double worstAt = Double.NaN;
  private double worst = Double.POSITIVE_INFINITY;

  /**
   * The function is c + g·t on (lo, hi).
   *
   * @param noise values of this size are rounding, and count as zero
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

  /** The function has one sign on (lo, hi). */
  void addSpan(double lo, double hi, boolean isNegative) {
    if (isNegative && lo != last) {
      close();
      begun = lo;
    }
    if (isNegative) {
      last = hi;
    }
  }

  private void close() {
    if (begun < last) {
      negative.add(new Interval(begun, last));
    }
  }

  /** The function takes, or approaches, a value at t. */
  void addValue(double t, double value) {
    if (value < worst) {
      worst = value;
      worstAt = t;
    }
  }

  /** The function's limit; it counts as reached only there where it is as low as anything else. */
  void addLimit(double value, double noise) {
    if (value <= worst + noise) {
      worst = value;
      worstAt = Double.POSITIVE_INFINITY;
    }
  }

  /** Returns the least value so far. */
  double least() {
    return worst;
  }

  List<Interval> breaks() {
    close();
    begun = Double.NaN;
    return List.copyOf(negative);
  }

  Infimum infimum() {
    return new Infimum(worstAt, worst);
  }
}
