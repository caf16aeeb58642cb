package dev.strategikon.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.random.Draws;
import dev.strategikon.rule.CoordinateRule;
import dev.strategikon.rule.Round;
import dev.strategikon.samples.Samples;
import dev.strategikon.slow.Specs;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules of the catalogue whose bound is exact: no attack goes below it. */
class ExactBoundTest {
  private static final int ATTACKS = 10_000;
  private static final int[][] HONEST_AND_ATTACKERS = {{4, 1}, {5, 1}, {5, 4}, {6, 4}};

  private record Case(String spec, Samples.Kind kind, int h, int q) {
    Gradients honest(int d, long seed) {
      return Samples.of(kind, h, d, seed * h + q);
    }
  }

  /** Monotone rules of columns, and one that is told less than is true. */
  private static Stream<String> specs() {
    return Stream.concat(
        Specs.rules().stream()
            .filter(
                spec ->
                    Aggregator.parse(spec).rule() instanceof CoordinateRule rule
                        && rule.isMonotone(5, 1)),
        Stream.of("median(q=1)"));
  }

  /** Those of which honest values hold the attackers. */
  static Stream<Case> cases() {
    return specs()
        .filter(spec -> !spec.equals("mean"))
        .flatMap(
            spec ->
                Stream.of(Samples.Kind.values())
                    .flatMap(
                        kind ->
                            Stream.of(HONEST_AND_ATTACKERS)
                                .map(hq -> new Case(spec, kind, hq[0], hq[1]))));
  }

  @Test
  void nothingHoldsThoseOfTheMean() {
    assertTrue(specs().toList().contains("mean"));
    Gradients honest = Samples.of(Samples.Kind.NORMAL, 5, 4, 1);
    Bound bound =
        WorstCase.of(Question.of(honest, 1, Aggregator.parse("mean"), Compute.SERIAL)).bound();
    assertEquals(Double.NEGATIVE_INFINITY, bound.innerProduct());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void noRandomAttackGoesBelowIt(Case the) {
    Gradients honest = the.honest(4, 31);
    // Another reference than the mean, of all signs.
    float[] reference = {1, -0.5f, 0, 2};
    for (float[] r : List.of(honest.mean(Compute.SERIAL), reference)) {
      Question question =
          new Question(
              honest, the.q(), Aggregator.parse(the.spec()), r, Round.FIRST, Compute.SERIAL);
      Bound bound = WorstCase.of(question).bound();
      assertTrue(bound.exact());
      double slack = 1e-6 * (1 + Math.abs(bound.innerProduct()));
      assertEquals(bound.innerProduct(), Trials.product(question, bound.vectors()), slack);
      RandomAttacks attacks =
          new RandomAttacks(honest, the.q(), Draws.of(the.h(), "attacks", the.q()));
      // The largest q of each parity in full; the others tenfold cheaper.
      boolean full = r != reference && the.q() + 2 >= the.h();
      for (int attack = 0; attack < (full ? ATTACKS : ATTACKS / 10); attack++) {
        double product = Trials.product(question, attacks.next());
        assertTrue(
            product >= bound.innerProduct() - slack,
            () -> product + " is below the bound " + bound.innerProduct());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theLimitOfInnerProductManipulationIsTheBound(Case the) {
    Question question =
        Question.of(the.honest(30, 17), the.q(), Aggregator.parse(the.spec()), Compute.SERIAL);
    IpmProfile profile = IpmProfile.of(question, new double[0]);
    double bound = WorstCase.of(question).bound().innerProduct();
    assertEquals(bound, profile.worst().innerProduct(), 1e-9 * (1 + Math.abs(bound)));
  }
}
