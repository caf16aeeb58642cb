package dev.strategikon.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.samples.Samples;
import org.junit.jupiter.api.Test;

class TheoremsTest {
  @Test
  void theFirstConditionByHand() {
    // σ = 2, 2 and 0; with h = 3 the limits are √2, √2 and 0.
    Gradients honest =
        Gradients.of(new float[] {-1, 0, 5}, new float[] {1, 2, 5}, new float[] {3, 4, 5});
    Question question = Question.of(honest, 1, Aggregator.parse("median"), Compute.SERIAL);
    assertEquals(1.0 / 3, Theorem1.of(question).share(), 1e-12);
    assertEquals(1, Theorem1.of(question, 0, 1).share());
    assertEquals(0, Theorem1.of(question, 1, 3).share());
    assertThrows(IllegalArgumentException.class, () -> Theorem1.of(question, 2, 4));
  }

  @Test
  void theToyExampleOfKrum() {
    // m = 7, q = 2: Krum outputs −0.1, which is −ε·v̄ with ε = 0.1/0.26.
    Question question = toy();
    double epsilon = 0.1 / 0.26;
    IpmProfile profile = IpmProfile.of(question, new double[] {epsilon});
    assertEquals(-0.026, profile.products()[0], 1e-7);
    assertTrue(
        profile.breaks().stream().anyMatch(b -> b.lo() < epsilon && epsilon < b.hi()),
        "broken at " + profile.breaks());
    Theorem2 theorem = Theorem2.of(question);
    assertTrue(theorem.krumEpsilon() > epsilon);
    // u pays 0.1² + 0.1² = 0.02 there; the condition is (q + 1)·δ² = 0.03 against 0.02.
    assertTrue(theorem.holds());
  }

  private static Question toy() {
    Gradients honest =
        Gradients.of(
            new float[] {-0.2f},
            new float[] {0},
            new float[] {0.3f},
            new float[] {0.5f},
            new float[] {0.7f});
    return Question.of(honest, 2, Aggregator.parse("krum"), Compute.SERIAL);
  }

  @Test
  void krumsBreaksAreWhereItsOutputPointsAway() {
    Gradients honest = Samples.of(Samples.Kind.NORMAL, 14, 400, 2);
    Question question = Question.of(honest, 11, Aggregator.parse("krum"), Compute.SERIAL);
    IpmProfile profile = IpmProfile.of(question, new double[0]);
    assertEquals(Theorem2.of(question).krumEpsilon(), profile.breaks().get(0).hi(), 1e-12);
    assertEquals(0, profile.breaks().get(0).lo());
  }

  @Test
  void nothingHoldsWithoutEnoughVectorsOrWithoutAttackers() {
    Gradients honest = Samples.of(Samples.Kind.NORMAL, 5, 6, 2);
    for (int q : new int[] {0, 3}) {
      Theorem2 theorem =
          Theorem2.of(Question.of(honest, q, Aggregator.parse("median"), Compute.SERIAL));
      assertFalse(theorem.holds());
      assertTrue(Double.isNaN(theorem.epsilon()) && Double.isNaN(theorem.krumEpsilon()));
    }
  }

  @Test
  void whatIsAssumedInPrintByHand() {
    // σ_j = 2, 2 and 0, v̄ = (1, 2, 5): ‖v̄‖² = 30. v_1 and v_3 are (2, 2, 0) away from it.
    Gradients honest =
        Gradients.of(new float[] {-1, 0, 5}, new float[] {1, 2, 5}, new float[] {3, 4, 5});
    Premises premises =
        Premises.of(Question.of(honest, 1, Aggregator.parse("median"), Compute.SERIAL));
    assertEquals(5, premises.largest());
    assertEquals(0, premises.leastDeviation());
    assertEquals(Math.sqrt(30), premises.length(), 1e-6);
    assertEquals(Math.sqrt(8), premises.deviation(), 1e-6);
    assertEquals(8.0 / 30, premises.spread(), 1e-6);
    assertEquals(8.0 / 30, premises.separation(), 1e-6);
    assertFalse(premises.theorem1(3) < 1);
    assertTrue(premises.isNear());
    assertEquals(Math.sqrt(8.0 / 30), premises.mostEpsilon(), 1e-6);
  }

  @Test
  void theFirstConditionInPrintTakesTheSmallestDeviation() {
    // σ = 2 and 4; with h = 3 the limit is √2 for both.
    Gradients honest = Gradients.of(new float[] {-1, -3}, new float[] {1, 1}, new float[] {3, 5});
    Premises premises =
        Premises.of(Question.of(honest, 1, Aggregator.parse("median"), Compute.SERIAL));
    assertEquals(2, premises.leastDeviation());
    assertTrue(premises.theorem1(3) < 1);
    assertFalse(new Premises(1.42, 2, 2, 4, 1, 1).theorem1(3) < 1);
  }

  @Test
  void theSecondTheoremInPrintAsksForALargeEpsilon() {
    // The paper's m − q = 14: 6 > (1 + 2/ε)² from ε = 2/(√6 − 1) on.
    double least = Premises.leastEpsilon(14);
    assertEquals(1.38, least, 5e-3);
    assertEquals(14, 2 * (least + 2) * (least + 2) / (least * least) + 2, 1e-9);
    assertEquals(Double.POSITIVE_INFINITY, Premises.leastEpsilon(4));
  }

  @Test
  void oneGradientOrNoneToSpeakOfHasNoSpread() {
    Premises one =
        Premises.of(
            Question.of(
                Gradients.of(new float[] {3, 4}), 0, Aggregator.parse("mean"), Compute.SERIAL));
    assertEquals(new Premises(4, 0, 5, 0, 0, Double.POSITIVE_INFINITY), one);
    assertFalse(one.theorem1(1) < 1);
    Premises zero =
        Premises.of(
            Question.of(
                Gradients.of(new float[] {1}, new float[] {-1}),
                0,
                Aggregator.parse("mean"),
                Compute.SERIAL));
    assertEquals(new Premises(0, Math.sqrt(2), 0, Math.sqrt(2), Double.NaN, Double.NaN), zero);
  }
}
