package dev.strategikon.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileBuilderTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;
  private final ProfileBuilder builder = new ProfileBuilder();

  @Test
  void nothingIsFoundInNothing() {
    assertEquals(List.of(), builder.breaks());
    assertEquals(INFINITE, builder.least());
    assertEquals(new Infimum(Double.NaN, INFINITE), builder.infimum());
  }

  @Test
  void aSegmentIsCutAtItsRoot() {
    builder.addSegment(0, 4, -1, 0.5, 0);
    builder.addSegment(4, 8, 3, -0.5, 0);
    assertEquals(List.of(new Interval(0, 2), new Interval(6, 8)), builder.breaks());
    assertEquals(new Infimum(0, -1), builder.infimum());
  }

  @Test
  void aFallingSegmentWithoutEndGoesToMinusInfinity() {
    builder.addSegment(1, INFINITE, 3, -1, 0);
    assertEquals(List.of(new Interval(3, INFINITE)), builder.breaks());
    assertEquals(new Infimum(INFINITE, -INFINITE), builder.infimum());
  }

  @Test
  void aConstantIsLookedAtInside() {
    builder.addSegment(1, 4, -7, 0, 0);
    builder.addSegment(4, INFINITE, -8, 0, 0);
    assertEquals(List.of(new Interval(1, INFINITE)), builder.breaks());
    assertEquals(new Infimum(8, -8), builder.infimum());
    assertEquals(-8, builder.least());
  }

  @Test
  void neighboursJoinAndAGapParts() {
    builder.addSpan(0, 1, true);
    builder.addSpan(1, 2, true);
    builder.addSpan(2, 3, false);
    builder.addSpan(3, 4, true);
    assertEquals(List.of(new Interval(0, 2), new Interval(3, 4)), builder.breaks());
    assertEquals(builder.breaks(), builder.breaks());
  }

  @Test
  void zeroIsNotNegativeAndNoiseIsZero() {
    builder.addSegment(0, 1, 0, 0, 0);
    builder.addSegment(1, 2, -1e-12, 0, 1e-9);
    builder.addSegment(2, 3, -1e-9, -1e-12, 1e-8);
    assertEquals(List.of(), builder.breaks());
    // Values count, however small.
    assertEquals(-1e-9 - 3e-12, builder.least());
  }

  @Test
  void whatHasNoLengthOrNoValueIsNothing() {
    builder.addSegment(2, 2, -5, 0, 0);
    builder.addSegment(3, 2, -5, 0, 0);
    builder.addValue(1, Double.NaN);
    assertEquals(List.of(), builder.breaks());
    assertEquals(INFINITE, builder.least());
  }

  @Test
  void theFirstOfTheLowestCounts() {
    builder.addValue(5, -2);
    builder.addValue(7, -2);
    assertEquals(new Infimum(5, -2), builder.infimum());
  }

  @Test
  void aLimitCountsWhereNothingIsLowerButForNoise() {
    builder.addValue(5, -2);
    builder.addLimit(-1, 0.5);
    assertEquals(new Infimum(5, -2), builder.infimum());
    builder.addLimit(-1.9, 0.5);
    assertEquals(new Infimum(INFINITE, -1.9), builder.infimum());
  }
}
