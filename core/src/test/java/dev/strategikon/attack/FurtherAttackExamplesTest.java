package dev.strategikon.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Round;
import dev.strategikon.samples.AllKnowing;
import dev.strategikon.samples.Samples;
import org.junit.jupiter.api.Test;

/** Attacks that are made for a rule, or look at the last aggregate, on a few numbers. */
class FurtherAttackExamplesTest {
  /**
   * m = 6, q = 1, d = 1: h − 2 = 3 neighbours. Their squared distances sum to 14, 6, 6, 6 and 14
   * for 1, 2, 3, 4 and 5, so λ₀ = √(6/(6 − 2 − 1)) + 5. Krum takes 3 until u is in the midst: −λ₀
   * and all its halves are on the other side of 0, with scores above 3's 1 + 1 + 4.
   */
  @Test
  void fangsLambdaIsHalvedUntilKrumChoosesIt() {
    float[] u = vectors("fang-krum", Samples.column(1, 2, 3, 4, 5), 1, null)[0];
    double halvings = Math.log((Math.sqrt(2) + 5) / -u[0]) / Math.log(2);
    assertEquals(Math.rint(halvings), halvings, 1e-4);
    assertTrue(-u[0] <= 1e-5, "given up at " + u[0]);
  }

  /**
   * The same with q = 3, so λ₀ = √(6/(8 − 6 − 1)) + 5 = 7.449. Each of three twins at −λ has the
   * score (λ + 1)², which is not above 6 from the third half on: λ = 0.931.
   */
  @Test
  void threeAttackersNeedThreeHalves() {
    Gradients honest = Samples.column(1, 2, 3, 4, 5);
    float[] twins = vectors("fang-krum", honest, 3, null)[0];
    assertEquals(-(Math.sqrt(6) + 5) / 8, twins[0], 1e-6);
    float[] chosen =
        Aggregator.parse("krum(neighbours=3)")
            .aggregate(honest.withAll(twins, twins, twins), 3)
            .vector();
    assertArrayEquals(twins, chosen);
  }

  /**
   * Squared distances need the root of their sum. Of the honest 0, 0, 0, 0 and 10 each 0 has three
   * others at distance 0, so λ₀ = (0 + 10)/√d; d = 4 with a single coordinate that is not 0.
   */
  @Test
  void fangsBoundHasTheDimension() {
    Gradients honest =
        Gradients.of(
            new float[] {0, 0, 0, 0},
            new float[] {0, 0, 0, 0},
            new float[] {0, 0, 0, 0},
            new float[] {0, 0, 0, 0},
            new float[] {10, 0, 0, 0});
    float[] u = vectors("fang-krum", honest, 1, null)[0];
    double halvings = Math.log(5 / -u[0]) / Math.log(2);
    assertEquals(Math.rint(halvings), halvings, 1e-4);
  }

  /** In [−4, −2] below the least −2, in [3, 6] above the largest 3, and in [1/2, 1] below 1. */
  @Test
  void fangsNumbersLieJustBeyondTheHonestOnes() {
    Gradients honest = Gradients.of(new float[] {-2, -9, 1, 1}, new float[] {5, 3, 4, -1});
    for (float[] u : vectors("fang-trimmed-mean", honest, 50, null)) {
      assertTrue(u[0] >= -4 && u[0] <= -2, "first " + u[0]);
      assertTrue(u[1] >= 3 && u[1] <= 6, "second " + u[1]);
      assertTrue(u[2] >= 0.5 && u[2] <= 1, "third " + u[2]);
      assertEquals(0, u[3]);
    }
  }

  /**
   * CGE keeps two of the lengths 1, 2 and 3 (q = 1), so u is just shorter than 3 and against (1,
   * 2). Then the rule's sum is (1, 2)·(1 − 0.999·3/√5), which points against the kept ones.
   */
  @Test
  void antiCgeStaysBelowTheCut() {
    Gradients honest = Gradients.of(new float[] {1, 0}, new float[] {0, 2}, new float[] {3, 0});
    float[] u = vectors("anti-cge", honest, 1, null)[0];
    double length = 0.999 * 3 / Math.sqrt(5);
    assertArrayEquals(new float[] {(float) -length, (float) (-2 * length)}, u, 1e-5f);
    float[] aggregate = Aggregator.parse("cge").aggregate(honest.withAll(u), 1).vector();
    assertTrue(aggregate[0] < 0 && aggregate[1] < 0);
  }

  /** Of −1, 0, 4 and two equal values below −1 the median is −1, which is 2 below the mean. */
  @Test
  void theTailoredAttackMovesTheRuleFarthest() {
    Gradients honest = Samples.column(-1, 0, 4);
    float[] u = vectors("agr-tailored", honest, 2, Aggregator.parse("median"))[0];
    assertTrue(u[0] <= -1, "u = " + u[0]);
    assertEquals(-1, Aggregator.parse("median").aggregate(honest.withAll(u, u), 2).vector()[0]);
  }

  /** At (3, 0) of the last aggregate, orthogonal to it: the rest of (1, 1) is (0, 1). */
  @Test
  void ropIsOrthogonalToTheLastAggregate() {
    Gradients honest = Gradients.of(new float[] {1, 1}, new float[] {3, -1});
    Knowledge knowledge =
        knowledge(honest, 1, new Round(0, 5, new float[] {3, 0}), AttackMemory.NONE);
    assertArrayEquals(
        new float[] {3, 2}, attack("rop(reference=1, z=2)").vectors(knowledge)[0], 1e-6f);
    assertArrayEquals(
        new float[] {1, 0}, attack("rop(angle=180, z=2)").vectors(knowledge)[0], 1e-6f);
    assertArrayEquals(
        new float[] {2, 2},
        attack("rop(location=0, reference=1, z=2)").vectors(knowledge)[0],
        1e-6f);
  }

  private static GradientAttack attack(String spec) {
    return (GradientAttack) Attacks.parse(spec);
  }

  private static float[][] vectors(String attack, Gradients honest, int q, Aggregator target) {
    return attack(attack).vectors(AllKnowing.of(honest, q, target, Compute.SERIAL));
  }

  private static Knowledge knowledge(Gradients honest, int q, Round round, AttackMemory memory) {
    float[] mean = honest.mean(Compute.SERIAL);
    int m = honest.count() + q;
    return new Knowledge(honest, mean, m, q, null, round, Compute.SERIAL, memory);
  }
}
