package dev.strategikon.cli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.profile.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalTextTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void intervalsAreDescribed() {
    assertEquals("none", IntervalText.of(List.of()));
    assertEquals("every", IntervalText.of(List.of(new Interval(0, INFINITY))));
    assertEquals("< 2.13", IntervalText.of(List.of(new Interval(0, 2.1290513))));
    assertEquals("> 0.035", IntervalText.of(List.of(new Interval(0.035, INFINITY))));
    Interval near = new Interval(0.1, 0.2);
    assertEquals("0.1 to 0.2, > 3", IntervalText.of(List.of(near, new Interval(3, INFINITY))));
    assertEquals(
        "0.1 to 0.2, 1 to 2, 3 to 4, and 1 more",
        IntervalText.of(
            List.of(near, new Interval(1, 2), new Interval(3, 4), new Interval(5, INFINITY))));
  }
}
