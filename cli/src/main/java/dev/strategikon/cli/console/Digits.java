package dev.strategikon.cli.console;

import dev.strategikon.profile.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** Numbers for people, with three significant digits. */
public final class Digits {
  private static final MathContext THREE = new MathContext(3);

  /** The largest number of intervals that are listed. */
  private static final int MOST_INTERVALS = 3;

  private Digits() {}

  /**
   * Returns a text such as {@code 0.0123}, {@code 1.2e-7}, {@code 54300}, {@code -∞} or {@code –}.
   */
  public static String of(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "-∞";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(THREE).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= -4 && exponent < 6) {
      return rounded.toPlainString();
    }
    return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }

  /**
   * Returns a text for intervals of ε > 0, such as {@code > 0.035}, {@code 0.1 to 2} or {@code
   * none}.
   */
  public static String of(List<Interval> intervals) {
    if (intervals.isEmpty()) {
      return "none";
    }
    List<String> texts = new ArrayList<>();
    for (Interval interval : intervals.subList(0, Math.min(MOST_INTERVALS, intervals.size()))) {
      texts.add(of(interval));
    }
    int more = intervals.size() - texts.size();
    return String.join(", ", texts) + (more == 0 ? "" : ", and %d more".formatted(more));
  }

  private static String of(Interval interval) {
    boolean endless = interval.hi() == Double.POSITIVE_INFINITY;
    if (interval.lo() == 0) {
      return endless ? "every" : "< " + of(interval.hi());
    }
    return endless ? "> " + of(interval.lo()) : of(interval.lo()) + " to " + of(interval.hi());
  }
}
