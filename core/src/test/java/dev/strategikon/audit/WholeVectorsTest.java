package dev.strategikon.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.compute.Shard;
import dev.strategikon.gradient.Admission;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.VectorRule;
import dev.strategikon.samples.Samples;
import dev.strategikon.samples.WholeMedian;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A rule that sees whole vectors, against the same rule told coordinate by coordinate. */
class WholeVectorsTest {
  private static final Aggregator WHOLE = Aggregator.of(new WholeMedian());
  private static final Aggregator KNOWN = Aggregator.parse("median");

  private static Question question(Aggregator rule, int d, long seed) {
    Gradients honest = Gradients.of(Samples.normal(7, d, 0.5, 1, seed));
    return new Question(honest, 4, rule, honest.mean(Compute.SERIAL), Round.FIRST, Compute.SERIAL);
  }

  @Test
  void itAggregatesAndStagesComeBeforeIt() {
    Gradients vectors = Gradients.of(Samples.normal(9, 5000, 0, 1, 3));
    assertArrayEquals(KNOWN.aggregate(vectors, 3).vector(), WHOLE.aggregate(vectors, 3).vector());
    Aggregator mixed = Aggregator.parse("nnm | clipping(radius=3) | median");
    Aggregator whole =
        new Aggregator(mixed.stages(), new WholeMedian(), Optional.empty(), OptionalInt.empty());
    float[] expected = mixed.aggregate(vectors, 3).vector();
    float[] found = whole.aggregate(vectors, 3).vector();
    for (int j = 0; j < expected.length; j++) {
      assertEquals(expected[j], found[j], 1e-5f);
    }
  }

  @Test
  void theSearchFindsWhatThePiecesSay() {
    double[] epsilons = {-1, 0, 0.1, 1, 30};
    for (long seed = 0; seed < 20; seed++) {
      IpmProfile known = IpmProfile.of(question(KNOWN, 3, seed), epsilons);
      IpmProfile found = IpmProfile.of(question(WHOLE, 3, seed), epsilons);
      assertTrue(known.exact());
      assertFalse(found.exact());
      double size = Math.abs(known.worst().innerProduct());
      assertArrayEquals(known.products(), found.products(), 1e-5 * (1 + size));
      assertEquals(known.worst().innerProduct(), found.worst().innerProduct(), 1e-4 * size);
      assertEquals(known.breaks().size(), found.breaks().size(), "seed " + seed);
      for (int k = 0; k < known.breaks().size(); k++) {
        double lo = known.breaks().get(k).lo();
        assertEquals(lo, found.breaks().get(k).lo(), 1e-4 * lo);
      }
    }
  }

  @Test
  void theBoundIsReachedAndNotCalledExact() {
    for (long seed = 0; seed < 10; seed++) {
      Bound known = ToleranceAudit.of(question(KNOWN, 3, seed), new double[0]).bound();
      Question asked = question(WHOLE, 3, seed);
      Bound found = ToleranceAudit.of(asked, new double[0]).bound();
      assertFalse(found.exact());
      assertTrue(found.innerProduct() >= known.innerProduct() - 1e-5);
      assertEquals(
          known.innerProduct(), found.innerProduct(), 0.02 * Math.abs(known.innerProduct()));
    }
  }

  @Test
  void nanInIsNanOut() {
    float[][] rows = Samples.normal(5, 4, 0, 1, 1);
    rows[2][1] = Float.POSITIVE_INFINITY;
    Admission all = Admission.admit(rows, 4, NonFinite.PROPAGATE, Compute.SERIAL);
    for (float value : WHOLE.aggregate(all, 1, Round.FIRST, Compute.SERIAL).vector()) {
      assertTrue(Float.isNaN(value));
    }
  }

  @Test
  void aShardIsRefused() {
    Compute shard =
        Compute.SERIAL.with(Shard.of(new int[] {0, 4096, 5000}, 0, own -> new double[][] {own}));
    Gradients part = Gradients.of(Samples.normal(5, 4096, 0, 1, 1));
    assertEquals(
        "The rule sees whole vectors, and a shard has a part of them: use --engine-mode=collect",
        assertThrows(
                IllegalArgumentException.class, () -> WHOLE.aggregate(part, 1, Round.FIRST, shard))
            .getMessage());
  }

  @Test
  void anAnswerOfAnotherLengthIsARulesFault() {
    for (float[] answer : new float[][] {null, {1}}) {
      VectorRule wrong =
          new VectorRule() {
            @Override
            public void check(int m, int q) {}

            @Override
            public float[] aggregate(float[][] vectors, int q, Round round) {
              return answer;
            }
          };
      Aggregator rule = new Aggregator(List.of(), wrong, Optional.empty(), OptionalInt.empty());
      String message =
          assertThrows(
                  IllegalStateException.class,
                  () -> rule.aggregate(Gradients.of(Samples.normal(3, 2, 0, 1, 1)), 1))
              .getMessage();
      assertTrue(message.endsWith("instead of a vector of 2 floats"), message);
    }
  }
}
