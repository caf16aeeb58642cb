package dev.strategikon.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.bits.Shards;
import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.random.Draws;
import dev.strategikon.rule.Round;
import dev.strategikon.samples.Samples;
import dev.strategikon.slow.Doubles;
import dev.strategikon.slow.SlowMimic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The warm-up of {@code mimic(worker=variance)}, step by step. */
class MimicMemoryTest {
  private static final int H = 7;
  private static final int STEPS = 6;

  private static Gradients honest(int step, int dimension) {
    return Gradients.of(Samples.normal(H, dimension, 0.2, 1, 100 + step));
  }

  private static Knowledge knowledge(Gradients honest, int step, AttackMemory memory) {
    return new Knowledge(
            honest,
            honest.mean(Compute.SERIAL),
            H + 3,
            3,
            null,
            new Round(5, step, null),
            Compute.SERIAL)
        .with(memory);
  }

  /** Oja's iteration in double, as the published code writes it. */
  @Test
  void theWarmUpIsOjasIteration() {
    for (int warmUp : new int[] {1, 2, 4}) {
      GradientAttack attack =
          (GradientAttack) Attacks.parse("mimic(worker=variance,warm-up=" + warmUp + ")");
      AttackMemory memory = AttackMemory.NONE;
      double[] mean = null;
      double[] z = null;
      int settled = -1;
      for (int t = 0; t < STEPS; t++) {
        Gradients honest = honest(t, 300);
        double[][] v = Doubles.of(honest.rows());
        if (t == 0) {
          mean = average(v);
          z = SlowMimic.oja(v, mean, normal(300));
        } else if (t < warmUp) {
          double[] now = average(v);
          for (int j = 0; j < mean.length; j++) {
            mean[j] = (t * mean[j] + now[j]) / (t + 1);
          }
          double[] step = SlowMimic.oja(v, mean, z);
          for (int j = 0; j < z.length; j++) {
            z[j] = (t * z[j] + step[j]) / (t + 1);
          }
          double norm = Doubles.norm(z);
          for (int j = 0; j < z.length; j++) {
            z[j] /= norm;
          }
        }
        settled = t < warmUp ? SlowMimic.farthest(v, z) : settled;
        Knowledge seen = knowledge(honest, t, memory);
        memory = attack.learn(seen);
        float[][] sent = attack.vectors(seen.with(memory));
        assertEquals(3, sent.length);
        assertArrayEquals(honest.row(settled), sent[2], "warm-up " + warmUp + ", step " + t);
        assertEquals(Math.min(t + 1, warmUp), memory.steps());
        assertEquals(t + 1 < warmUp ? 300 : 0, memory.direction().length);
      }
    }
  }

  private static double[] average(double[][] v) {
    double[] mean = new double[v[0].length];
    for (double[] row : v) {
      for (int j = 0; j < mean.length; j++) {
        mean[j] += row[j] / v.length;
      }
    }
    return mean;
  }

  private static double[] normal(int dimension) {
    Draws draws = Draws.of(5, "mimic", 0);
    double[] r = new double[dimension];
    for (int j = 0; j < r.length; j++) {
      r[j] = draws.nextGaussian();
    }
    return r;
  }

  /** Gradients along one axis but for a little noise: the farthest along it is chosen. */
  @Test
  void theWorkerThatStandsOutIsCopied() {
    float[][] rows = Samples.normal(H, 300, 0, 0.001, 3);
    for (int i = 0; i < H; i++) {
      rows[i][17] += i == 4 ? 9 : i;
    }
    GradientAttack attack = (GradientAttack) Attacks.parse("mimic(worker=variance)");
    float[][] sent = attack.vectors(knowledge(Gradients.of(rows), 0, AttackMemory.NONE));
    boolean alongTheAxis = sent[0][17] > 8 || sent[0][17] < 0.1; // z has either sign
    assertTrue(alongTheAxis, "the attackers copy " + sent[0][17]);
  }

  @Test
  void equalGradientsAreCopiedAsTheyAre() {
    float[] same = {1, 2, 3};
    GradientAttack attack = (GradientAttack) Attacks.parse("mimic(worker=variance,warm-up=2)");
    Gradients honest = Gradients.of(same, same, same);
    Knowledge first = knowledge(honest, 0, AttackMemory.NONE);
    AttackMemory memory = attack.learn(first);
    assertEquals(0, memory.number());
    assertArrayEquals(same, attack.vectors(first.with(memory))[0]);
    assertArrayEquals(same, attack.vectors(knowledge(honest, 1, memory))[0]);
  }

  /** Three steps on shards, each with its slice of the memory. */
  @Test
  void shardsRememberTheSame() {
    int d = 5 * Blocks.SIZE + 77;
    GradientAttack attack = (GradientAttack) Attacks.parse("mimic(worker=variance,warm-up=4)");
    Shards.assertSame(
        d,
        new int[] {1, 2, 5},
        place -> {
          AttackMemory memory = AttackMemory.NONE;
          List<Integer> workers = new ArrayList<>();
          for (int t = 0; t < 3; t++) {
            Gradients own = Gradients.of(place.slice(honest(t, d).rows()));
            Knowledge seen =
                new Knowledge(
                    own,
                    own.mean(place.compute()),
                    H + 3,
                    3,
                    null,
                    new Round(5, t, null),
                    place.compute(),
                    memory);
            memory = attack.learn(seen);
            workers.add(memory.number());
          }
          return new Shards.Answer(workers.toString(), memory.mean(), memory.direction());
        });
  }

  @Test
  void slicesOfAMemoryJoinToIt() {
    AttackMemory whole = new AttackMemory(2, 3, new float[] {1, 2, 3}, new float[] {4, 5, 6});
    AttackMemory joined = AttackMemory.join(List.of(whole.slice(0, 2), whole.slice(2, 3)));
    assertArrayEquals(whole.mean(), joined.mean());
    assertArrayEquals(whole.direction(), joined.direction());
    assertEquals(3, joined.number());
    assertEquals(2, joined.steps());
    assertTrue(AttackMemory.join(List.of(AttackMemory.NONE, AttackMemory.NONE)).isEmpty());
    assertSame(AttackMemory.NONE, knowledge(honest(0, 3), 0, AttackMemory.NONE).memory());
  }
}
