package dev.strategikon.cli.audit;

import dev.strategikon.profile.Interval;
import dev.strategikon.text.ShownNumbers;
import java.util.ArrayList;
import java.util.List;

/** Text for intervals of ε > 0. */
final class IntervalText {
  /** The largest number of intervals that are listed. */
  private static final int MOST_INTERVALS = 3;

  private IntervalText() {}

  /** Returns a text such as {@code > 0.035}, {@code 0.1 to 2} or {@code none}. */
  static String of(List<Interval> intervals) {
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
    String lo = ShownNumbers.digits(interval.lo());
    String hi = ShownNumbers.digits(interval.hi());
    if (interval.lo() == 0) {
      return endless ? "every" : "< " + hi;
    }
    return endless ? "> " + lo : lo + " to " + hi;
  }
}
