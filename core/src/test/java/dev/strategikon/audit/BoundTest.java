package dev.strategikon.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.profile.Interval;
import dev.strategikon.random.Draws;
import dev.strategikon.rule.Round;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BoundTest {
  private static final int ATTACKS = 10_000;

  static Stream<Arguments> exactCases() {
    List<Arguments> cases = new ArrayList<>();
    for (String rule : List.of("median", "trimmed-mean", "sign-majority", "median(q=1)")) {
      for (Samples.Kind kind : Samples.Kind.values()) {
        for (int[] hq : new int[][] {{4, 1}, {5, 1}, {5, 4}, {6, 4}}) {
          cases.add(Arguments.of(rule, kind, hq[0], hq[1]));
        }
      }
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("exactCases")
  void noRandomAttackGoesBelowAnExactBound(String rule, Samples.Kind kind, int h, int q) {
    Gradients honest = Samples.of(kind, h, 4, 31L * h + q);
    // Another reference than the mean, of all signs.
    float[] reference = {1, -0.5f, 0, 2};
    for (float[] r : new float[][] {honest.mean(Compute.SERIAL), reference}) {
      Question question =
          new Question(honest, q, Aggregator.parse(rule), r, Round.FIRST, Compute.SERIAL);
      Bound bound = Bound.of(question);
      assertTrue(bound.exact());
      double slack = 1e-6 * (1 + Math.abs(bound.innerProduct()));
      assertEquals(bound.innerProduct(), Bound.product(question, bound.vectors()), slack);
      Draws draws = Draws.of(h, "attacks", q);
      // The largest q of each parity in full; the others tenfold cheaper.
      boolean full = r != reference && q + 2 >= h;
      for (int attack = 0; attack < (full ? ATTACKS : ATTACKS / 10); attack++) {
        double product = Bound.product(question, random(honest, q, draws));
        assertTrue(
            product >= bound.innerProduct() - slack,
            product + " is below the bound " + bound.innerProduct());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("exactCases")
  void theLimitOfInnerProductManipulationIsTheBound(String rule, Samples.Kind kind, int h, int q) {
    Question question =
        Question.of(
            Samples.of(kind, h, 30, 17L * h + q), q, Aggregator.parse(rule), Compute.SERIAL);
    IpmProfile profile = IpmProfile.of(question, new double[0]);
    double bound = Bound.of(question).innerProduct();
    assertEquals(bound, profile.worst().innerProduct(), 1e-9 * (1 + Math.abs(bound)));
  }

  /** Attackers of many sizes, each on its own or all alike, some of them copies of honest ones. */
  private static float[][] random(Gradients honest, int q, Draws draws) {
    float[][] vectors = new float[q][honest.dimension()];
    double size = Math.pow(10, draws.nextInt(5) - 2);
    boolean alike = draws.nextInt(2) == 0;
    for (int i = 0; i < q; i++) {
      if (alike && i > 0) {
        vectors[i] = vectors[0];
      } else if (draws.nextInt(8) == 0) {
        vectors[i] = honest.row(draws.nextInt(honest.count()));
      } else {
        for (int j = 0; j < vectors[i].length; j++) {
          float value = honest.row(draws.nextInt(honest.count()))[j];
          vectors[i][j] = (float) (value + size * draws.nextGaussian());
        }
      }
    }
    return vectors;
  }

  @ParameterizedTest
  @CsvSource({
    "krum, 8, 2",
    "krum, 14, 11",
    "multi-krum, 8, 2",
    "bulyan, 6, 1",
    "meamed, 7, 3",
    "nnm | median, 7, 3",
    "geometric-median, 7, 3",
    "centered-clipping(radius=1), 7, 3",
    "mda, 6, 2",
    "cge, 6, 2",
    "phocas, 6, 4"
  })
  void searchedBoundsAreReachedAndBeatInnerProductManipulation(String rule, int h, int q) {
    for (Samples.Kind kind : List.of(Samples.Kind.NORMAL, Samples.Kind.HEAVY)) {
      Gradients honest = Samples.of(kind, h, 12, 5);
      Question question = Question.of(honest, q, Aggregator.parse(rule), Compute.SERIAL);
      Bound bound = Bound.of(question);
      assertEquals(bound.innerProduct(), Bound.product(question, bound.vectors()));
      double ipm = IpmProfile.of(question, new double[0]).worst().innerProduct();
      assertTrue(bound.innerProduct() <= ipm + 2e-3 * (1 + Math.abs(ipm)), bound + " > " + ipm);
    }
  }

  @Test
  void krumIsPushedFartherThanOnTheLineOfTheMean() {
    Gradients honest = Samples.of(Samples.Kind.NORMAL, 14, 50, 3);
    Question question = Question.of(honest, 11, Aggregator.parse("krum"), Compute.SERIAL);
    Bound bound = Bound.of(question);
    double ipm = IpmProfile.of(question, new double[0]).worst().innerProduct();
    assertTrue(bound.innerProduct() < ipm, bound.innerProduct() + " against " + ipm);
    Draws draws = Draws.of(2, "attacks");
    for (int attack = 0; attack < ATTACKS; attack++) {
      double product = Bound.product(question, random(honest, 11, draws));
      assertTrue(product >= bound.innerProduct(), product + " is lower than " + bound);
    }
  }

  @ParameterizedTest
  @CsvSource({"mean, 5, 1", "trimmed-mean(q=1), 6, 2", "median, 3, 5", "krum(neighbours=2), 6, 5"})
  void nothingHoldsTheAttackersHere(String rule, int h, int q) {
    Bound bound =
        Bound.of(
            Question.of(
                Samples.of(Samples.Kind.NORMAL, h, 6, 1),
                q,
                Aggregator.parse(rule),
                Compute.SERIAL));
    assertEquals(Double.NEGATIVE_INFINITY, bound.innerProduct());
    assertTrue(bound.exact());
    assertNull(bound.vectors());
  }

  @Test
  void withoutAttackersItIsTheAggregateItself() {
    Gradients honest = Samples.of(Samples.Kind.NORMAL, 7, 20, 1);
    for (String rule : List.of("mean", "krum", "nnm | median", "geometric-median")) {
      Question question = Question.of(honest, 0, Aggregator.parse(rule), Compute.SERIAL);
      Bound bound = Bound.of(question);
      assertTrue(bound.exact());
      assertEquals(Bound.product(question), bound.innerProduct());
      assertEquals(0, bound.vectors().length);
    }
  }

  @Test
  void theToyExampleOfTheMedian() {
    Gradients honest = Gradients.of(new float[] {-0.1f}, new float[] {0.1f}, new float[] {0.3f});
    Question question = Question.of(honest, 2, Aggregator.parse("median"), Compute.SERIAL);
    assertEquals(-0.01, Bound.of(question).innerProduct(), 1e-8);
    // The paper's attack, −4 and −2, reaches it.
    assertEquals(-0.01, Bound.product(question, new float[] {-4}, new float[] {-2}), 1e-8);
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
    assertEquals(0, Bound.of(question).innerProduct());
    assertEquals(List.of(), IpmProfile.of(question, new double[] {1}).breaks());
    assertEquals(2, Arrays.asList(Bound.of(question).vectors()).size());
  }
}
