package dev.strategikon.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import org.junit.jupiter.api.Test;

/** The figures of (q, κ)-robustness by hand. */
class RobustnessTest {
  private static Robustness of(String rule, int q, float[]... honest) {
    Question question =
        Question.of(Gradients.of(honest), q, Aggregator.parse(rule), Compute.SERIAL);
    return Robustness.of(question, WorstCase.of(question), Premises.of(question));
  }

  /**
   * 0, 0, 3 and one attacker: v̄ = 1, Var = (1 + 1 + 4)/3 = 2. At −∞ it leaves (0 + 0)/2 = 0, off
   * by 1; at +∞ (0 + 3)/2 = 1.5, off by 0.5. So κ = 1²/2, which is the floor 1/(4 − 2). For the
   * least ⟨v̄, A⟩ it sends 0. Of 0, 0, 0, 3 the ranks 2 and 3 have half each, and the three zeros
   * share ranks 1 to 3: a third each.
   */
  @Test
  void theTrimmedMean() {
    Robustness found = of("trimmed-mean", 1, new float[] {0}, new float[] {0}, new float[] {3});
    assertEquals(0.5, found.kappa(), 1e-12);
    assertTrue(found.exact());
    assertEquals(0.5, found.floor(), 1e-12);
    assertEquals(0.5, found.proven(), 1e-12);
    assertEquals(1.0 / 3, found.influence(), 1e-12);
    assertEquals(2, found.variance(), 1e-12);
    assertEquals(Math.sqrt(2), found.noiseRatio(), 1e-12);
    // (1 − 0.5·2)/2: κ·Var = ‖v̄‖², so descent is just not certified, and indeed A = 0 is reached.
    assertEquals(0, found.certificate(), 1e-12);
    assertEquals(0, found.provenCertificate(), 1e-12);
  }

  /**
   * (0, 0), (0, 4), (3, 2) and two attackers, who make any honest value the median: v̄ = (1, 2).
   * The farthest from it are 3 and 0 (or 4), so ‖A − v̄‖² = 4 + 4. Var = (1 + 1 + 4)/3 + (4 + 4 +
   * 0)/3 = 14/3. κ = 24/14 on these vectors; on others it may be 2, which is proven and the floor.
   */
  @Test
  void theMedian() {
    Robustness found = of("median", 2, new float[] {0, 0}, new float[] {0, 4}, new float[] {3, 2});
    assertEquals(12.0 / 7, found.kappa(), 1e-7);
    assertTrue(found.exact());
    assertEquals(2, found.floor());
    assertEquals(2, found.proven());
    assertEquals(Math.sqrt(14.0 / 15), found.noiseRatio(), 1e-7);
    assertEquals((5 - 8) / 2.0, found.certificate(), 1e-6);
    assertEquals((5 - 2 * 14 / 3.0) / 2, found.provenCertificate(), 1e-6);
  }

  @Test
  void nothingHoldsTheMean() {
    Robustness found = of("mean", 1, new float[] {1}, new float[] {3});
    assertEquals(Double.POSITIVE_INFINITY, found.kappa());
    assertEquals(Double.POSITIVE_INFINITY, found.proven());
    assertEquals(Double.NEGATIVE_INFINITY, found.certificate());
    assertEquals(1.0 / 3, found.influence(), 1e-12);
    assertEquals(1, found.floor());
  }

  /**
   * Krum by one neighbour on 0, 1, 5 without attackers outputs 0, the first of the two nearest. v̄
   * = 2, Var = (4 + 1 + 9)/3, so κ = 4/(14/3).
   */
  @Test
  void krumIsOffTheMeanEvenWithoutAttackers() {
    Robustness found =
        of("krum(neighbours=1)", 0, new float[] {0}, new float[] {1}, new float[] {5});
    assertEquals(6.0 / 7, found.kappa(), 1e-7);
    assertTrue(found.exact());
    assertEquals("no attacker", found.attack());
    assertEquals(0, found.influence());
    assertEquals(0, found.floor());
    assertTrue(Double.isNaN(found.proven()));
  }

  /** Two attackers with the same far vector are each other's neighbours: Krum outputs theirs. */
  @Test
  void attackersWhoAreAloneTogetherHaveAllTheWeightOfKrum() {
    Robustness found =
        of(
            "krum(neighbours=1)",
            2,
            new float[] {1, 0},
            new float[] {2, 1},
            new float[] {4, 0},
            new float[] {7, 2});
    assertEquals(1, found.influence());
    assertEquals(Double.POSITIVE_INFINITY, found.kappa());
    assertTrue(found.exact());
  }

  @Test
  void equalVectorsHaveNoKappa() {
    Robustness found = of("median", 1, new float[] {2}, new float[] {2}, new float[] {2});
    assertTrue(Double.isNaN(found.kappa()));
    assertEquals(0, found.noiseRatio());
  }

  @Test
  void theFloorEndsAtHalf() {
    assertEquals(11.0 / 3, ProvenKappa.floor(25, 11), 1e-12);
    assertEquals(0, ProvenKappa.floor(25, 0));
    assertEquals(Double.POSITIVE_INFINITY, ProvenKappa.floor(24, 12));
  }

  /** Of one zero vector: v̄ = 0, and so is every ⟨v̄, A⟩; A still has a distance. */
  @Test
  void theReferenceMayBeZero() {
    Robustness found =
        of("krum", 1, new float[] {-1}, new float[] {1}, new float[] {-3}, new float[] {3});
    assertTrue(found.kappa() > 0);
    assertFalse(found.exact());
    assertTrue(Double.isNaN(found.noiseRatio()));
  }
}
