package dev.strategikon.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.bits.Shards;
import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Admission;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.random.Draws;
import dev.strategikon.round.OpenRound;
import dev.strategikon.round.RoundBuffer;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.RuleMemory;
import dev.strategikon.slow.Doubles;
import dev.strategikon.slow.SlowSafeguard;
import dev.strategikon.spec.Arguments;
import dev.strategikon.spec.Spec;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule that remembers, over several steps. */
class SafeguardTest {
  private static final int M = 9;
  private static final int Q = 3;

  /**
   * What the class {@code Safeguard} of github.com/epfml/byzantine-robust-optimizer's successor
   * answers for T0 = T1 = 2, th0 = 2, th1 = 2, nu = 0, worked out by hand: its th is our 2𝔗.
   */
  @Test
  void publicCodeAnswersTheSame() {
    float[][] step = {{1}, {2}, {3}, {13}};
    Aggregator rule =
        Aggregator.parse("safeguard(t1=2, t0=2, threshold1=1, removal=next, reset=window)");
    RuleMemory memory = RuleMemory.NONE;
    float[] expected = {4.75f, 2, 4.75f, 2}; // sums of the first step: 1/4, 2/4, 3/4 and 13/4
    for (int t = 0; t < expected.length; t++) {
      Round round = new Round(0, t, null).with(memory);
      Aggregate aggregate = rule.aggregate(Gradients.of(step), 1, round, Compute.SERIAL);
      assertEquals(expected[t], aggregate.vector()[0], "step " + t);
      memory = aggregate.memory();
    }
    // In the second step of a window three are trusted: 1/4 + 1/3 for the first.
    assertArrayEquals(new boolean[] {true, true, true, false}, memory.trusted());
    assertEquals(1 / 4f + 1 / 3f, memory.vectors()[0][0], 1e-6);
    assertEquals(4, memory.vectors().length);
  }

  /**
   * A shift that no single step shows adds up: the mean of nine steps has a third of the spread.
   */
  @Test
  void aSmallShiftIsFoundInTheSums() {
    Aggregator rule = Aggregator.parse("safeguard(t1=400, t0=400)");
    RuleMemory memory = RuleMemory.NONE;
    int found = -1;
    for (int t = 0; t < 400 && found < 0; t++) {
      float[][] rows = sent(t, 50, 1);
      memory =
          rule.aggregate(Gradients.of(rows), Q, new Round(0, t, null).with(memory), Compute.SERIAL)
              .memory();
      for (int i = 0; i < M - Q; i++) {
        assertTrue(memory.trusted()[i], "honest worker " + i + " in step " + t);
      }
      found = memory.trusted()[M - 1] ? -1 : t;
    }
    assertTrue(found > 3, "found in step " + found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "safeguard(t1=7, t0=3)",
        "safeguard(t1=5, t0=5)",
        "safeguard(t1=6, t0=2, reset=window)",
        "safeguard(t1=6, t0=4, removal=next)",
        "safeguard(t1=4, t0=2, threshold1=1.2, threshold0=0.9, reset=window, removal=next)"
      })
  void manyStepsAgreeWithTheSlowVersion(String spec) {
    Aggregator rule = Aggregator.parse(spec);
    Arguments arguments = new Arguments(Rules.CATALOGUE.complete(Spec.parse(spec)));
    SlowSafeguard slow = new SlowSafeguard();
    RuleMemory memory = RuleMemory.NONE;
    int removed = 0;
    for (int t = 0; t < 25; t++) {
      float[][] rows = sent(t, 40, 2 + 3 * (t % 5));
      if (t % 4 == 1) {
        rows[t % M] = null; // it sends nothing
      }
      Admission admission = Admission.admit(rows, 40, NonFinite.REJECT, Compute.SERIAL);
      Round round = new Round(0, t, null).with(memory);
      Aggregate aggregate = rule.aggregate(admission, Q, round, Compute.ofMachine());
      double[][] x =
          Arrays.stream(rows)
              .map(row -> row == null ? null : Doubles.of(row))
              .toArray(double[][]::new);
      assertArrayEquals(
          Doubles.floats(slow.step(x, arguments)), aggregate.vector(), 1e-5f, "step " + t);
      memory = aggregate.memory();
      assertArrayEquals(slow.good(), memory.trusted(), "step " + t);
      for (boolean trusted : memory.trusted()) {
        removed += trusted ? 0 : 1;
      }
    }
    assertTrue(removed > 0, "nobody was ever removed");
  }

  @Test
  void shardsRememberTheSameBits() {
    int d = 5 * Blocks.SIZE + 77;
    Shards.assertSame(
        d,
        new int[] {1, 2, 4},
        place -> {
          Aggregator rule = Aggregator.parse("safeguard(t1=3, t0=2)");
          RuleMemory memory = RuleMemory.NONE;
          float[] last = null;
          for (int t = 0; t < 4; t++) {
            Gradients own = Gradients.of(place.slice(sent(t, d, 0.3f)));
            Round round = new Round(0, t, null).with(memory);
            Aggregate aggregate = rule.aggregate(own, Q, round, place.compute());
            memory = aggregate.memory();
            last = aggregate.vector();
          }
          return new Shards.Answer(
              Arrays.toString(memory.trusted()), last, memory.vectors()[0], memory.vectors()[M]);
        });
  }

  @Test
  void aSumBeyondFloatsRangeIsFarAndNotInfinite() {
    Aggregator rule = Aggregator.parse("safeguard");
    RuleMemory memory = RuleMemory.NONE;
    for (int t = 0; t < 12; t++) {
      float[][] rows = {{1}, {1.5f}, {2}, {Float.MAX_VALUE}};
      Aggregate aggregate =
          rule.aggregate(Gradients.of(rows), 1, new Round(0, t, null).with(memory), Compute.SERIAL);
      assertEquals(1.5f, aggregate.vector()[0], 1e-6);
      memory = aggregate.memory();
    }
    assertEquals(Float.MAX_VALUE, memory.vectors()[3][0]);
  }

  @Test
  void whoIsLeftOutIsLeftOutForGood() {
    RoundBuffer rounds = new RoundBuffer(3, 1, 1, Aggregator.parse("safeguard"), Compute.SERIAL);
    float[][][] steps = {{{1}, {1}, {5}}, {{1}, {1}, {1}}};
    OpenRound first = rounds.open();
    for (int i = 0; i < 3; i++) {
      first.submit(i, steps[0][i]);
    }
    RuleMemory memory = first.close().memory();
    assertFalse(memory.trusted()[2]);
    assertSame(memory.vectors()[0], memory.of(2, 0).vectors()[1]);
    // The third sends what the others send, and another buffer goes on from a checkpoint.
    RoundBuffer others = new RoundBuffer(3, 1, 1, Aggregator.parse("safeguard"), Compute.SERIAL);
    for (OpenRound second :
        new OpenRound[] {rounds.open(), others.open(new Round(0, 1, null).with(memory))}) {
      second.submit(0, steps[1][0]);
      second.submit(2, new float[] {9});
      second.submit(1, steps[1][1]);
      assertEquals(1, second.close().vector()[0]);
    }
    // If only a worker that is left out sends something, nothing moves.
    OpenRound third = others.open();
    third.submit(0, steps[1][0]);
    third.submit(2, new float[] {9});
    assertEquals(1, third.close().vector()[0]);
  }

  @Test
  void refusals() {
    Round round = Round.FIRST.with(RuleMemory.begin(4));
    Gradients three = Gradients.of(new float[] {1}, new float[] {1}, new float[] {1});
    Aggregator rule = Aggregator.parse("safeguard");
    assertRefused(
        "memory is of 4 workers, and there are 3",
        () -> rule.aggregate(three, 1, round, Compute.SERIAL));
    assertRefused(
        "a pre-aggregator mixes the workers",
        () -> Aggregator.parse("nnm | safeguard").check(11, 2));
    assertRefused("1 <= t0 <= t1", () -> Aggregator.parse("safeguard(t1=3, t0=4)"));
    assertRefused("threshold1 above 0", () -> Aggregator.parse("safeguard(threshold1=0)"));
    assertRefused("2q < m", () -> rule.check(4, 2));
    assertRefused(
        "memory is of 4 workers, expected m = 3",
        () -> new RoundBuffer(3, 1, 1, rule, Compute.SERIAL).open(round));
  }

  private static void assertRefused(String message, Runnable call) {
    String text = assertThrows(IllegalArgumentException.class, call::run).getMessage();
    assertTrue(text.contains(message), text);
  }

  /** What workers send in a step: normal numbers; those of the last Q are shifted. */
  private static float[][] sent(int step, int d, float shift) {
    float[][] rows = new float[M][d];
    for (int i = 0; i < M; i++) {
      Draws draws = Draws.of(4, "sent", step, i);
      for (int j = 0; j < d; j++) {
        rows[i][j] = (float) draws.nextGaussian() + (i >= M - Q ? shift * (1 + i - M + Q) / Q : 0);
      }
    }
    return rows;
  }
}
