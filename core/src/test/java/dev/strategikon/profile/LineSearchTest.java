package dev.strategikon.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.samples.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LineSearchTest {
  /** The shortest two of −1, −3 and u = −t·r: the worst is just before t = 3. */
  @Test
  void theBestOfAPieceLiesJustInsideIt() {
    KnownLine known =
        KnownLine.of("cge", Samples.column(1, 3), 1, new float[] {1}, null, new float[] {1}, -1);
    LineSearch found = LineSearch.of(known.line(), Objective.INNER_PRODUCT, 1e-3, 1e4);
    assertEquals(3, found.t(), 1e-3);
    assertTrue(found.t() < 3);
    assertEquals((1 - found.t()) / 2, found.value(), 1e-6);
    assertArrayEquals(new float[] {(float) -found.t()}, found.vector());
  }

  @Test
  void againstMonotoneColumnsTheLargestIsTakenWithoutALook() {
    KnownLine known =
        KnownLine.manipulation("median", Samples.of(Samples.Kind.NORMAL, 7, 20, 1), 2);
    LineSearch found = LineSearch.of(known.line(), Objective.INNER_PRODUCT, 1e-3, 1e4);
    assertEquals(1e4, found.t());
    assertTrue(Double.isNaN(found.value()));
  }

  /** Up the line the mean grows, down it falls: the other half is better. */
  @ParameterizedTest
  @EnumSource(Objective.class)
  void bothHalvesAreSearched(Objective objective) {
    for (String rule : new String[] {"nnm | mean", "cge", "median", "meamed"}) {
      KnownLine known =
          KnownLine.of(rule, Samples.column(2, 3, 4), 1, new float[] {3}, null, new float[] {1}, 1);
      LineSearch one = LineSearch.of(known.line(), objective, 0.01, 100);
      LineSearch both = LineSearch.ofBothHalves(known.line(), objective, 0.01, 100);
      assertTrue(both.value() <= one.value() + 1e-9, rule + ": " + both + " and " + one);
      KnownLine there = new KnownLine(rule, both.line());
      double expected =
          objective == Objective.INNER_PRODUCT
              ? there.product(both.t())
              : -Math.pow(there.aggregate(both.t())[0] - 3, 2);
      assertEquals(expected, both.value(), 1e-3 * (1 + Math.abs(expected)), rule);
    }
  }
}
