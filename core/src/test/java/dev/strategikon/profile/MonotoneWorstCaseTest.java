package dev.strategikon.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.gradient.Gradients;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonotoneWorstCaseTest {
  private static final Gradients HONEST =
      Gradients.of(
          new float[] {1, -4, 2, 0}, new float[] {3, -6, 2, -1}, new float[] {5, -5, 9, 7});

  private static Optional<MonotoneWorstCase> worst(String rule, int q, float... reference) {
    return MonotoneWorstCase.of(
        KnownLine.of(rule, HONEST, q, reference, null, reference, -1).line());
  }

  @Test
  void theMedianIsPushedToTheEndThatTheReferencePointsAwayFrom() {
    // Two attackers make the smallest honest value the median, or the largest.
    MonotoneWorstCase worst = worst("median", 2, 2, -1, 0, 3).orElseThrow();
    assertArrayEquals(new float[] {1, -4, 0, -1}, worst.vector());
    assertEquals(2 * 1 + 4 + 0 - 3, worst.innerProduct(), 1e-12);
  }

  @Test
  void aVoteIsNeverZero() {
    MonotoneWorstCase worst = worst("sign-majority", 2, 1, -1, 1, 1).orElseThrow();
    assertArrayEquals(new float[] {-1, 1, -1, -1}, worst.vector());
    // Votes of 3 against 2, and in the last coordinate 1 against 3.
    assertEquals(1 + 1 + 1 - 1, worst.innerProduct());
  }

  @Test
  void whereTheAttackersOwnValuesCountNothingHoldsThem() {
    MonotoneWorstCase mean = worst("mean", 1, 1, 0, 0, 0).orElseThrow();
    assertEquals(Double.NEGATIVE_INFINITY, mean.innerProduct());
    assertNull(mean.vector());
    assertEquals(
        Double.NEGATIVE_INFINITY, worst("median", 4, 0, 0, -1, 0).orElseThrow().innerProduct());
    assertEquals(
        Double.NEGATIVE_INFINITY,
        worst("trimmed-mean(q=1)", 2, 0, 1, 0, 0).orElseThrow().innerProduct());
  }

  @Test
  void nothingIsAskedInNoDirection() {
    MonotoneWorstCase worst = worst("mean", 1, 0, 0, 0, 0).orElseThrow();
    assertEquals(0, worst.innerProduct());
    assertArrayEquals(new float[4], worst.vector());
  }

  @ParameterizedTest
  @ValueSource(strings = {"meamed", "phocas", "cge", "nnm | median", "arc | mean"})
  void otherRulesHaveNone(String rule) {
    assertTrue(worst(rule, 1, 1, 1, 1, 1).isEmpty());
  }
}
