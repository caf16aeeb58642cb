package dev.strategikon.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;
  private final Findings findings = new Findings();

  @Test
  void nothingIsFoundInNothing() {
    assertEquals(List.of(), findings.breaks());
    assertEquals(INFINITE, findings.least());
    assertEquals(new Infimum(Double.NaN, INFINITE), findings.infimum());
  }

  @Test
  void aSegmentIsCutAtItsRoot() {
    findings.segment(0, 4, -1, 0.5, 0);
    findings.segment(4, 8, 3, -0.5, 0);
    assertEquals(List.of(new Interval(0, 2), new Interval(6, 8)), findings.breaks());
    assertEquals(new Infimum(0, -1), findings.infimum());
  }

  @Test
  void aFallingSegmentWithoutEndGoesToMinusInfinity() {
    findings.segment(1, INFINITE, 3, -1, 0);
    assertEquals(List.of(new Interval(3, INFINITE)), findings.breaks());
    assertEquals(new Infimum(INFINITE, -INFINITE), findings.infimum());
  }

  @Test
  void aConstantIsLookedAtInside() {
    findings.segment(1, 4, -7, 0, 0);
    findings.segment(4, INFINITE, -8, 0, 0);
    assertEquals(List.of(new Interval(1, INFINITE)), findings.breaks());
    assertEquals(new Infimum(8, -8), findings.infimum());
    assertEquals(-8, findings.least());
  }

  @Test
  void neighboursJoinAndAGapParts() {
    findings.span(0, 1, true);
    findings.span(1, 2, true);
    findings.span(2, 3, false);
    findings.span(3, 4, true);
    assertEquals(List.of(new Interval(0, 2), new Interval(3, 4)), findings.breaks());
    assertEquals(findings.breaks(), findings.breaks());
  }

  @Test
  void zeroIsNotNegativeAndNoiseIsZero() {
    findings.segment(0, 1, 0, 0, 0);
    findings.segment(1, 2, -1e-12, 0, 1e-9);
    findings.segment(2, 3, -1e-9, -1e-12, 1e-8);
    assertEquals(List.of(), findings.breaks());
    // Values count, however small.
    assertEquals(-1e-9 - 3e-12, findings.least());
  }

  @Test
  void whatHasNoLengthOrNoValueIsNothing() {
    findings.segment(2, 2, -5, 0, 0);
    findings.segment(3, 2, -5, 0, 0);
    findings.candidate(1, Double.NaN);
    assertEquals(List.of(), findings.breaks());
    assertEquals(INFINITE, findings.least());
  }

  @Test
  void theFirstOfTheLowestCounts() {
    findings.candidate(5, -2);
    findings.candidate(7, -2);
    assertEquals(new Infimum(5, -2), findings.infimum());
  }

  @Test
  void aLimitCountsWhereNothingIsLowerButForNoise() {
    findings.candidate(5, -2);
    findings.limit(-1, 0.5);
    assertEquals(new Infimum(5, -2), findings.infimum());
    findings.limit(-1.9, 0.5);
    assertEquals(new Infimum(INFINITE, -1.9), findings.infimum());
  }
}
