package dev.strategikon.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.strategikon.samples.Samples;
import org.junit.jupiter.api.Test;

class LineTest {
  private static Line line(String rule, float[] base, int sign) {
    float[] reference = {1};
    return KnownLine.of(rule, Samples.column(1, 2, 4), 2, reference, base, new float[] {3}, sign)
        .line();
  }

  @Test
  void attackersStandOnTheLine() {
    assertArrayEquals(new float[] {6}, line("median", null, 1).vector(2));
    assertArrayEquals(new float[] {-6}, line("median", null, -1).vector(2));
    assertArrayEquals(new float[] {4}, line("median", new float[] {10}, -1).vector(2));
    assertArrayEquals(new float[] {16}, line("median", new float[] {10}, -1).reversed().vector(2));
  }

  @Test
  void theRuleMayBeToldAnotherNumber() {
    assertEquals(5, line("median", null, 1).workers());
    assertEquals(2, line("median", null, 1).declared());
    assertEquals(1, line("median(q=1)", null, 1).declared());
  }

  @Test
  void anIntervalHasALengthAndNumbersAsEnds() {
    assertThrows(IllegalArgumentException.class, () -> new Interval(1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Interval(2, 1));
    assertThrows(IllegalArgumentException.class, () -> new Interval(Double.NaN, 1));
    assertEquals(Double.POSITIVE_INFINITY, new Interval(1, Double.POSITIVE_INFINITY).hi());
  }
}
