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

  private static final float[] ORIGIN = new float[4];

  private static Optional<MonotoneWorstCase> worst(String rule, int q, float... reference) {
    return MonotoneWorstCase.of(
        KnownLine.of(rule, HONEST, q, reference, null, reference, -1).line(), ORIGIN);
  }

  private static double squaredDistance(String rule, int q, float... center) {
    return MonotoneWorstCase.of(
            KnownLine.of(rule, HONEST, q, ORIGIN, null, ORIGIN, -1).line(), center)
        .orElseThrow()
        .squaredDistance();
  }

  @Test
  void theMedianIsPushedToTheEndThatTheReferencePointsAwayFrom() {
    // Two attackers make the smallest honest value the median, or the largest.
    MonotoneWorstCase worst = worst("median", 2, 2, -1, 0, 3).orElseThrow();
    assertArrayEquals(new float[] {1, -4, 0, -1}, worst.vector());
    assertEquals(2 * 1 + 4 + 0 - 3, worst.product(), 1e-12);
  }

  @Test
  void aVoteIsNeverZero() {
    MonotoneWorstCase worst = worst("sign-majority", 2, 1, -1, 1, 1).orElseThrow();
    assertArrayEquals(new float[] {-1, 1, -1, -1}, worst.vector());
    // Votes of 3 against 2, and in the last coordinate 1 against 3.
    assertEquals(1 + 1 + 1 - 1, worst.product());
  }

  @Test
  void whereTheAttackersOwnValuesCountNothingHoldsThem() {
    MonotoneWorstCase mean = worst("mean", 1, 1, 0, 0, 0).orElseThrow();
    assertEquals(Double.NEGATIVE_INFINITY, mean.product());
    assertNull(mean.vector());
    assertEquals(Double.NEGATIVE_INFINITY, worst("median", 4, 0, 0, -1, 0).orElseThrow().product());
    assertEquals(
        Double.NEGATIVE_INFINITY,
        worst("trimmed-mean(q=1)", 2, 0, 1, 0, 0).orElseThrow().product());
  }

  /**
   * Two attackers make the median any of the three honest values. The farther of both ends from the
   * center: of 1 and 5 to 4 the 1, of −6 and −4 to −4.5 the −6, of 2 and 9 to 0 the 9, of −1 and 7
   * to 3 both.
   */
  @Test
  void theMedianIsPushedToTheEndFartherFromTheCenter() {
    double expected = 3 * 3 + 1.5 * 1.5 + 9 * 9 + 4 * 4;
    assertEquals(expected, squaredDistance("median", 2, 4, -4.5f, 0, 3), 1e-12);
    assertEquals(
        25 + 36 + 81 + 49, worst("median", 2, 1, 1, 1, 1).orElseThrow().squaredDistance(), 1e-12);
  }

  @Test
  void nothingBoundsTheDistanceOfTheMeanWhateverTheReference() {
    assertEquals(Double.POSITIVE_INFINITY, squaredDistance("mean", 1, 0, 0, 0, 0));
    assertEquals(Double.POSITIVE_INFINITY, squaredDistance("trimmed-mean(q=1)", 2, 1, 0, 0, 0));
  }

  @Test
  void nothingIsAskedInNoDirection() {
    MonotoneWorstCase worst = worst("mean", 1, 0, 0, 0, 0).orElseThrow();
    assertEquals(0, worst.product());
    assertArrayEquals(new float[4], worst.vector());
  }

  @ParameterizedTest
  @ValueSource(strings = {"meamed", "phocas", "cge", "nnm | median", "arc | mean"})
  void otherRulesHaveNone(String rule) {
    assertTrue(worst(rule, 1, 1, 1, 1, 1).isEmpty());
  }
}
