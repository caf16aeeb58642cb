package dev.strategikon.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.profile.Interval;
import dev.strategikon.rule.Round;
import dev.strategikon.samples.Samples;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bounds that are known without a search. */
class BoundExamplesTest {
  @ParameterizedTest
  @CsvSource({"mean, 5, 1", "trimmed-mean(q=1), 6, 2", "median, 3, 5", "krum(neighbours=2), 6, 5"})
  void nothingHoldsTheAttackersHere(String rule, int h, int q) {
    Bound bound =
        WorstCase.of(
                Question.of(
                    Samples.of(Samples.Kind.NORMAL, h, 6, 1),
                    q,
                    Aggregator.parse(rule),
                    Compute.SERIAL))
            .bound();
    assertEquals(Double.NEGATIVE_INFINITY, bound.innerProduct());
    assertTrue(bound.exact());
    assertNull(bound.vectors());
  }

  @Test
  void withoutAttackersItIsTheAggregateItself() {
    Gradients honest = Samples.of(Samples.Kind.NORMAL, 7, 20, 1);
    for (String rule : List.of("mean", "krum", "nnm | median", "geometric-median")) {
      Question question = Question.of(honest, 0, Aggregator.parse(rule), Compute.SERIAL);
      Bound bound = WorstCase.of(question).bound();
      assertTrue(bound.exact());
      assertEquals(Trials.product(question), bound.innerProduct());
      assertEquals(0, bound.vectors().length);
    }
  }

  @Test
  void theToyExampleOfTheMedian() {
    Gradients honest = Gradients.of(new float[] {-0.1f}, new float[] {0.1f}, new float[] {0.3f});
    Question question = Question.of(honest, 2, Aggregator.parse("median"), Compute.SERIAL);
    assertEquals(-0.01, WorstCase.of(question).bound().innerProduct(), 1e-8);
    // The paper's attack, −4 and −2, reaches it.
    assertEquals(-0.01, Trials.product(question, new float[] {-4}, new float[] {-2}), 1e-8);
    IpmProfile profile = IpmProfile.of(question, new double[] {0.5, 1, 2});
    // u = −0.1·ε is the median from −0.1 to 0.3, so P = −0.01·ε until ε = 1.
    assertArrayEquals(new double[] {-0.005, -0.01, -0.01}, profile.products(), 1e-8);
    assertEquals(List.of(new Interval(0, Double.POSITIVE_INFINITY)), profile.breaks());
    assertEquals(Double.POSITIVE_INFINITY, profile.worst().epsilon());
  }

  @Test
  void aZeroReferenceCannotBeLost() {
    Question question =
        new Question(
            Samples.of(Samples.Kind.NORMAL, 5, 3, 1),
            2,
            Aggregator.parse("mean"),
            new float[3],
            Round.FIRST,
            Compute.SERIAL);
    assertEquals(0, WorstCase.of(question).bound().innerProduct());
    assertEquals(List.of(), IpmProfile.of(question, new double[] {1}).breaks());
    assertEquals(2, Arrays.asList(WorstCase.of(question).bound().vectors()).size());
  }
}
