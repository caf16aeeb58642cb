package dev.strategikon.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.coordinate.Mean;
import dev.strategikon.samples.Rounds;
import dev.strategikon.samples.Samples;
import dev.strategikon.slow.Doubles;
import dev.strategikon.slow.Law;
import dev.strategikon.slow.SlowPipeline;
import dev.strategikon.slow.Specs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The profile of every rule of the catalogue, alone and behind every pre-aggregator, against the
 * slow version on a fine grid of ε.
 */
class ProfileAgainstSlowTest {
  private static final int PER_DECADE = 24;

  /** For slow versions that try all subsets. */
  private static final int FEWER_PER_DECADE = 8;

  private static final int[][] HONEST_AND_ATTACKERS = {{7, 1}, {7, 3}, {8, 3}, {6, 5}};

  /**
   * What is asked.
   *
   * @param told the q that the rule is told
   */
  private record Case(String spec, Samples.Kind kind, int h, int q, int told) {
    Aggregator rule() {
      return Aggregator.parse(spec);
    }
  }

  private static List<String> specs() {
    List<String> specs = new ArrayList<>(Specs.rules());
    for (String stage : Specs.preAggregators()) {
      specs.addAll(
          List.of(stage + " | krum(neighbours=2)", stage + " | median", stage + " | mean"));
    }
    for (String guard : Specs.guards()) {
      specs.addAll(List.of("krum(neighbours=2) | " + guard, "median | " + guard));
      specs.add("nnm | mean | " + guard);
    }
    specs.addAll(
        List.of(
            "nnm | zeno(gamma=1, rho=0.1)", "nnm | krum", "nnm | multi-krum", "arc | nnm | krum"));
    return specs;
  }

  static Stream<Case> cases() {
    return specs().stream()
        .flatMap(
            spec ->
                Stream.of(Samples.Kind.values())
                    .flatMap(
                        kind ->
                            Stream.of(HONEST_AND_ATTACKERS)
                                .map(hq -> new Case(spec, kind, hq[0], hq[1], hq[1]))))
        .filter(the -> the.rule().isDefined(the.h() + the.q(), the.q()));
  }

  /** Rules that are told of more attackers than there are, or less. */
  static Stream<Case> misled() {
    return Specs.rules().stream()
        .flatMap(
            spec ->
                Stream.of(Samples.Kind.values())
                    .flatMap(
                        kind ->
                            Stream.of(
                                new Case(spec, kind, 8, 3, 2), new Case(spec, kind, 10, 1, 2))))
        .filter(the -> the.rule().isDefined(11, the.told()));
  }

  @Test
  void everyRuleHasCasesOfEveryKind() {
    Map<String, Set<Samples.Kind>> kinds =
        cases()
            .collect(
                Collectors.groupingBy(
                    Case::spec, Collectors.mapping(Case::kind, Collectors.toSet())));
    for (String spec : specs()) {
      assertEquals(Set.of(Samples.Kind.values()), kinds.get(spec), spec);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void noEpsilonOfAGridContradictsIt(Case the) {
    boolean averages = !the.rule().isGeometric() && !the.rule().mixesColumns();
    long seed = 7L * the.h() + the.q();
    Gradients honest = Samples.of(the.kind(), the.h(), averages ? 40 : 25, seed);
    check(the, Rounds.question(honest, the.q(), the.rule(), Compute.SERIAL));
  }

  /** The reference has all signs. */
  @ParameterizedTest
  @MethodSource("misled")
  void norForAnotherReferenceAndAnotherNumberTold(Case the) {
    Gradients honest = Samples.of(the.kind(), the.h(), 30, 11L * the.q() + the.told());
    float[] reference = Samples.of(Samples.Kind.NARROW, 1, 30, 5).row(0);
    Aggregator rule = the.rule().declaring(the.told());
    check(the, new Question(honest, the.q(), rule, reference, Rounds.first(30), Compute.SERIAL));
  }

  private static void check(Case the, Question question) {
    SlowPipeline slow = SlowPipeline.parse(the.spec());
    int perDecade = slow.mostVectors() < Integer.MAX_VALUE ? FEWER_PER_DECADE : PER_DECADE;
    double[] grid = new double[8 * perDecade];
    // Not on round numbers, where choices may change.
    Arrays.setAll(grid, k -> 1.00001e-4 * Math.pow(10, (double) k / perDecade));
    IpmProfile profile = IpmProfile.of(question, grid);
    assertEquals(isExact(the), profile.exact(), "exact");
    double size = size(question);
    List<String> wrong = new ArrayList<>();
    for (int k = 0; k < grid.length; k++) {
      double expected = expected(slow, question, grid[k], the.told());
      double tolerance = 1e-5 * size + 1e-5 * Math.abs(expected);
      double product = profile.products()[k];
      double epsilon = grid[k];
      boolean negative =
          profile.breaks().stream().anyMatch(b -> epsilon > b.lo() && epsilon < b.hi());
      boolean isNear = Math.abs(product - expected) <= tolerance;
      boolean hasItsSign = Math.abs(expected) <= tolerance || negative == expected < 0;
      boolean isAboveTheWorst =
          !profile.exact() || product >= profile.worst().innerProduct() - tolerance;
      if (!isNear || !hasItsSign || !isAboveTheWorst) {
        wrong.add("at %s: slow %s, profile %s".formatted(epsilon, expected, product));
      }
    }
    assertEquals(List.of(), wrong, () -> the + " with breaks " + profile.breaks());
  }

  /** ⟨r, A⟩ against u = −ε·v̄. */
  private static double expected(SlowPipeline slow, Question question, double epsilon, int told) {
    float[] u = IpmProfile.line(question).vector(epsilon);
    double[][] received = Samples.received(question.honest(), u, question.byzantine());
    return Samples.product(question.reference(), slow.aggregate(received, told));
  }

  /** ‖r‖ times the longest honest vector's length. */
  private static double size(Question question) {
    double longest =
        Arrays.stream(question.honest().rows())
            .mapToDouble(row -> Doubles.norm(Doubles.of(row)))
            .max()
            .orElseThrow();
    return longest * Doubles.norm(Doubles.of(question.reference()));
  }

  /**
   * Columns have exact pieces unless vectors are mixed for them, or a guard follows; the mean needs
   * no columns. A guard that tests makes curves of lines.
   */
  private static boolean isExact(Case the) {
    Aggregator rule = the.rule();
    boolean isMixed = !rule.stages().isEmpty() || rule.guard().isPresent();
    boolean hasColumns = isMixed && !rule.isGeometric();
    if (rule.guard().isPresent() && rule.guard().get().usesPieces()) {
      return false;
    }
    return !SlowPipeline.parse(the.spec()).lacks().contains(Law.EXACT_PROFILE)
        && (!hasColumns || rule.rule() instanceof Mean);
  }
}
