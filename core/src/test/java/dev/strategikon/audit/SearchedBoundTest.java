package dev.strategikon.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.random.Draws;
import dev.strategikon.samples.Rounds;
import dev.strategikon.samples.Samples;
import dev.strategikon.slow.SlowPipeline;
import dev.strategikon.slow.Specs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bound of every rule of the catalogue is reached by its vectors, and not above the profile.
 */
class SearchedBoundTest {
  private static final int[][] HONEST_AND_ATTACKERS = {{8, 2}, {7, 3}, {6, 1}, {6, 4}};

  private record Case(String spec, int h, int q) {}

  static Stream<Case> cases() {
    List<String> specs = new ArrayList<>(Specs.rules());
    for (String stage : Specs.preAggregators()) {
      specs.addAll(List.of(stage + " | krum(neighbours=2)", stage + " | median"));
    }
    for (String guard : Specs.guards()) {
      specs.addAll(List.of("krum | " + guard, "median | " + guard, "mean | " + guard));
    }
    Stream<Case> all =
        specs.stream()
            .flatMap(
                spec ->
                    Stream.of(HONEST_AND_ATTACKERS)
                        .filter(hq -> isPossible(spec, hq[0] + hq[1], hq[1]))
                        .map(hq -> new Case(spec, hq[0], hq[1])));
    return Stream.concat(all, Stream.of(new Case("krum", 14, 11)));
  }

  private static boolean isPossible(String spec, int m, int q) {
    return m <= SlowPipeline.parse(spec).mostVectors() && Aggregator.parse(spec).isDefined(m, q);
  }

  @Test
  void everyRuleHasACase() {
    List<String> tested = cases().map(Case::spec).toList();
    for (String spec : Specs.rules()) {
      assertTrue(tested.contains(spec), spec);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void itIsReachedAndNotAboveInnerProductManipulation(Case the) {
    for (Samples.Kind kind : List.of(Samples.Kind.NORMAL, Samples.Kind.HEAVY)) {
      Gradients honest = Samples.of(kind, the.h(), 12, 5);
      Aggregator rule = Aggregator.parse(the.spec());
      Question question = Rounds.question(honest, the.q(), rule, Compute.SERIAL);
      Bound bound = WorstCase.of(question).bound();
      double ipm = IpmProfile.of(question, new double[0]).worst().innerProduct();
      if (bound.innerProduct() == Double.NEGATIVE_INFINITY) {
        assertNull(bound.vectors());
        assertEquals(Double.NEGATIVE_INFINITY, ipm);
      } else {
        double reached = Trials.product(question, bound.vectors());
        // What is exact was not computed by the real aggregator.
        double slack = bound.exact() ? 1e-6 * (1 + Math.abs(reached)) : 0;
        assertEquals(bound.innerProduct(), reached, slack);
        assertTrue(bound.innerProduct() <= ipm + 2e-3 * (1 + Math.abs(ipm)), bound + " > " + ipm);
      }
    }
  }

  @Test
  void krumIsPushedFartherThanOnTheLineOfTheMean() {
    Gradients honest = Samples.of(Samples.Kind.NORMAL, 14, 50, 3);
    Question question = Question.of(honest, 11, Aggregator.parse("krum"), Compute.SERIAL);
    Bound bound = WorstCase.of(question).bound();
    double ipm = IpmProfile.of(question, new double[0]).worst().innerProduct();
    assertTrue(bound.innerProduct() < ipm, bound.innerProduct() + " against " + ipm);
    RandomAttacks attacks = new RandomAttacks(honest, 11, Draws.of(2, "attacks"));
    for (int attack = 0; attack < 10_000; attack++) {
      double product = Trials.product(question, attacks.next());
      assertTrue(product >= bound.innerProduct(), () -> product + " is lower than " + bound);
    }
  }
}
