package dev.strategikon.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.attack.plain.Poisonedfl;
import dev.strategikon.bits.Shards;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.rule.Round;
import dev.strategikon.samples.Samples;
import dev.strategikon.slow.Doubles;
import dev.strategikon.slow.SlowPoisonedfl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the attackers of PoisonedFL remember and how they lower their scale. */
class PoisonedflTest {
  private static final long SEED = 7;

  /** The vector sent is remembered, and the next one is longest where A₋ went another way. */
  @Test
  void whatWasSentIsRemembered() {
    int d = 40;
    GradientAttack attack = attack("poisonedfl(scale=3)");
    AttackMemory memory = AttackMemory.NONE;
    double[] sent = new double[d];
    for (int step = 0; step < 4; step++) {
      float[] last = Samples.normal(1, d, 0, 1, 90 + step)[0];
      Knowledge knowledge = knowledge(d, step, last, memory);
      memory = attack.learn(knowledge);
      sent = SlowPoisonedfl.next(Doubles.of(last), sent, 3, SEED);
      float[] u = attack.vectors(knowledge.with(memory))[1];
      assertArrayEquals(Doubles.floats(sent), u, 1e-4f, "step " + step);
    }
  }

  /**
   * The limits in the authors' code, for networks of d parameters (byzantine.py of PoisonedFL: k_99
   * of a binomial variable).
   */
  @Test
  void theLimitsOfTheTestAreThoseOfTheAuthors() {
    int[][] limits = {{1204682, 603618}, {139960, 70415}, {717924, 359948}, {145212, 73049}};
    for (int[] limit : limits) {
      assertEquals(limit[1], Poisonedfl.headsOf(limit[0]));
    }
  }

  /**
   * d = 100, so 62 coordinates must have moved along. The aggregates of steps 0 and 1 are for the
   * first test, those of 2 and 3 for the second, and A₋ of the first step is for none. 61 along the
   * signs are too few. A mean over two steps counts, so a coordinate that goes back and forth has
   * the sign of the longer way.
   */
  @Test
  void theScaleFallsWhereTooFewCoordinatesMove() {
    float[] signs = signs(100);
    float[] few = along(signs, 61);
    float[] many = along(signs, 62);
    float[] none = along(signs, 0);
    float[] back = scaled(along(signs, 0), 0.5f);
    assertEquals(List.of(0, 0, 1, 1, 2), lowered("poisonedfl(every=2)", none, few, few, few, few));
    assertEquals(
        List.of(0, 0, 0, 0, 0), lowered("poisonedfl(every=2)", none, many, many, many, many));
    assertEquals(
        List.of(0, 0, 0, 0, 1), lowered("poisonedfl(every=2)", none, many, back, none, many));
    // Not before step 50.
    assertEquals(List.of(0, 0, 0), lowered("poisonedfl", few, few, few));
  }

  /** 1 · 0.7 = 0.7 is allowed, 0.7 · 0.7 = 0.49 is below the least. */
  @Test
  void theScaleStaysAboveOneHalf() {
    float[] none = along(signs(100), 0);
    assertEquals(
        List.of(0, 1, 1, 1), lowered("poisonedfl(scale=1, every=1)", none, none, none, none));
  }

  /** ‖u‖ is c·‖A₋‖, with c = 8·0.7 after the test. */
  @Test
  void theLoweredScaleIsSent() {
    float[] few = along(signs(100), 10);
    AttackMemory memory = AttackMemory.NONE;
    GradientAttack attack = attack("poisonedfl(every=1)");
    for (int step = 0; step < 2; step++) {
      Knowledge knowledge = knowledge(100, step, few, memory);
      memory = attack.learn(knowledge);
      double c = step == 0 ? 8 : 5.6;
      assertEquals(c * 10, Doubles.norm(Doubles.of(memory.direction())), 1e-3);
    }
  }

  @Test
  void theMemoryHasTheSameBitsOnAnyNumberOfShards() {
    int d = 3 * 4096 + 5;
    float[][] last = Samples.normal(6, d, 0, 1, 11);
    Shards.assertSame(
        d,
        new int[] {1, 2, 4},
        place -> {
          GradientAttack attack = attack("poisonedfl(every=2)");
          AttackMemory memory = AttackMemory.NONE;
          List<Integer> numbers = new ArrayList<>();
          for (int step = 0; step < last.length; step++) {
            float[] own = place.slice(new float[][] {last[step]})[0];
            Round round = new Round(SEED, step, own);
            memory =
                attack.learn(
                    new Knowledge(
                        Gradients.of(own), own, 3, 2, null, round, place.compute(), memory));
            numbers.add(memory.number());
          }
          return new Shards.Answer(numbers.toString(), memory.mean(), memory.direction());
        });
  }

  /** Returns how often the scale was lowered after each step. */
  private static List<Integer> lowered(String spec, float[]... aggregates) {
    GradientAttack attack = attack(spec);
    AttackMemory memory = AttackMemory.NONE;
    List<Integer> numbers = new ArrayList<>();
    for (int step = 0; step < aggregates.length; step++) {
      memory = attack.learn(knowledge(aggregates[step].length, step, aggregates[step], memory));
      numbers.add(memory.number());
    }
    return numbers;
  }

  /** Returns s, read off what is sent against an aggregate of ones. */
  private static float[] signs(int d) {
    float[] ones = new float[d];
    Arrays.fill(ones, 1);
    float[] sent = attack("poisonedfl").learn(knowledge(d, 0, ones, AttackMemory.NONE)).direction();
    float[] signs = new float[d];
    for (int j = 0; j < d; j++) {
      signs[j] = Math.signum(sent[j]);
    }
    return signs;
  }

  /** Returns a vector that has the given signs in the first coordinates, and the opposite ones. */
  private static float[] along(float[] signs, int count) {
    float[] vector = signs.clone();
    for (int j = count; j < vector.length; j++) {
      vector[j] = -vector[j];
    }
    return vector;
  }

  private static float[] scaled(float[] vector, float factor) {
    float[] scaled = vector.clone();
    for (int j = 0; j < scaled.length; j++) {
      scaled[j] *= factor;
    }
    return scaled;
  }

  private static GradientAttack attack(String spec) {
    return (GradientAttack) Attacks.parse(spec);
  }

  private static Knowledge knowledge(int d, int step, float[] last, AttackMemory memory) {
    Gradients honest = Gradients.of(Samples.normal(3, d, 0, 1, 2));
    return new Knowledge(
        honest,
        honest.mean(Compute.SERIAL),
        5,
        2,
        null,
        new Round(SEED, step, last),
        Compute.SERIAL,
        memory);
  }
}
