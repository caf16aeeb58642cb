package dev.strategikon.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** On −1, 1, 2, 3, 5, whose mean is 2. */
class LeastByzantineTest {
  private static LeastByzantine of(String rule, int q, boolean isTold) {
    Gradients honest =
        Gradients.of(
            new float[] {-1}, new float[] {1}, new float[] {2}, new float[] {3}, new float[] {5});
    return LeastByzantine.of(
        Question.of(honest, q, Aggregator.parse(rule), Compute.SERIAL), isTold);
  }

  private static List<Double> products(LeastByzantine found) {
    return found.tried().stream().map(LeastByzantine.Tried::innerProduct).toList();
  }

  /** The attackers at −∞ leave the medians 2, (1 + 2)/2, 1, (−1 + 1)/2 and −1. */
  @Test
  void theMedianFallsToTheLastMinority() {
    LeastByzantine found = of("median", 1, true);
    assertEquals(List.of(4.0, 3.0, 2.0, 0.0, -2.0), products(found));
    assertEquals(OptionalInt.of(4), found.least());
    assertNull(found.limit());
  }

  @Test
  void theMeanFallsToOne() {
    LeastByzantine found = of("mean", 1, true);
    assertEquals(List.of(4.0, Double.NEGATIVE_INFINITY), products(found));
    assertEquals(OptionalInt.of(1), found.least());
  }

  /**
   * Told of one in any case it trims one on either side: (1 + 2 + 3)/3 without attackers, (−1 + 1 +
   * 2 + 3)/4 with one, and of two one gets through.
   */
  @Test
  void aRuleMayKeepWhatItIsTold() {
    LeastByzantine found = of("trimmed-mean(q=1)", 1, false);
    assertEquals(List.of(4.0, 2.5, Double.NEGATIVE_INFINITY), products(found));
    assertEquals(OptionalInt.of(2), found.least());
  }

  /** With m = 5 + q and told of 2, Krum needs 6 < m: so it begins with q = 2. */
  @Test
  void whatTheRuleIsNotDefinedForIsLeftOut() {
    LeastByzantine found = of("krum(q=2)", 2, false);
    assertEquals(2, found.tried().get(0).byzantine());
  }

  /** Bulyan takes nobody among m = 6; without attackers it descends. */
  @Test
  void aLimitOfTheRuleEndsIt() {
    LeastByzantine found = of("bulyan", 0, true);
    assertEquals(1, found.tried().size());
    assertTrue(found.least().isEmpty());
    assertTrue(found.limit().contains("bulyan needs 4q + 2 < m"), found.limit());
  }
}
