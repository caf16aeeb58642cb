package dev.strategikon.pipeline;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.rule.CoordinateRule;
import dev.strategikon.slow.Law;
import dev.strategikon.slow.SlowPipeline;
import dev.strategikon.slow.Specs;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every rule of the catalogue keeps the laws, and those that its slow version says it lacks are
 * really broken. Each try looks at all rules.
 */
class RuleLawsTest {
  /** So many are looked at to find one that breaks a law. */
  private static final int EXAMPLES = 300;

  private static final List<String> PIPELINES =
      List.of(
          "nnm | krum",
          "nnm | median",
          "arc | mean",
          "arc | median",
          "nnm | trimmed-mean",
          "clipping(radius=5) | nnm | geometric-median");

  @Property(tries = 12)
  void theOrderOfTheVectorsDoesNotMatter(
      // With m = 3 Krum has one neighbour, and the two nearest vectors always tie.
      @ForAll @IntRange(min = 4, max = 65) int m,
      @ForAll @IntRange(min = 2, max = 5000) int d,
      @ForAll long seed) {
    check(Law.ANY_ORDER, m, d, seed);
  }

  @Property(tries = 12)
  void norDoesItWithoutAttackers(
      @ForAll @IntRange(min = 4, max = 65) int m,
      @ForAll @IntRange(min = 2, max = 5000) int d,
      @ForAll long seed) {
    check(Law.ANY_ORDER_WITHOUT_ATTACKERS, m, d, seed);
  }

  @Property(tries = 15)
  void theResultMovesWithTheVectors(
      @ForAll @IntRange(min = 4, max = 33) int m,
      @ForAll @IntRange(min = 2, max = 600) int d,
      @ForAll long seed) {
    check(Law.MOVES_ALONG, m, d, seed);
  }

  @Property(tries = 28)
  void vectorsThatAgreeAreTheResult(@ForAll @IntRange(min = 3, max = 30) int m) {
    check(Law.UNANIMITY, m, 1, 0);
  }

  @Property(tries = 40)
  void withoutAttackersItIsTheMean(
      @ForAll @IntRange(min = 3, max = 65) int m,
      @ForAll @IntRange(min = 1, max = 500) int d,
      @ForAll long seed) {
    check(Law.MEAN_WITHOUT_ATTACKERS, m, d, seed);
  }

  @Property(tries = 60)
  void sharesSayWhoDecides(@ForAll @IntRange(min = 3, max = 30) int m, @ForAll long seed) {
    check(Law.SHARES_MAKE_THE_RESULT, m, 50, seed);
  }

  private static void check(Law law, int m, int d, long seed) {
    int checked = 0;
    for (String spec : Stream.concat(Specs.rules().stream(), PIPELINES.stream()).toList()) {
      if (concerns(law, spec) && !lacks(spec).contains(law)) {
        new RuleLaws(spec).check(law, m, d, seed);
        checked++;
      }
    }
    assertTrue(checked > 0, "nobody keeps " + law);
  }

  /** Columns alone have shares; profiles have their own test. */
  private static boolean concerns(Law law, String spec) {
    return switch (law) {
      case SHARES_MAKE_THE_RESULT ->
          Aggregator.parse(spec).rule() instanceof CoordinateRule && !spec.contains("|");
      case EXACT_PROFILE -> false;
      default -> true;
    };
  }

  private static Set<Law> lacks(String spec) {
    Set<Law> lacks = EnumSet.noneOf(Law.class);
    lacks.addAll(SlowPipeline.parse(spec).lacks());
    if (spec.equals("nnm | krum")) {
      lacks.add(Law.ANY_ORDER); // mixed vectors often lie equally far apart
    }
    return lacks;
  }

  static Stream<Arguments> lacking() {
    return Stream.concat(
        Specs.rules().stream()
            .flatMap(
                spec ->
                    lacks(spec).stream()
                        .filter(law -> concerns(law, spec))
                        .map(law -> Arguments.of(spec, law))),
        Stream.of(Arguments.of("nnm | krum", Law.ANY_ORDER)));
  }

  @ParameterizedTest
  @MethodSource("lacking")
  void aLawThatARuleLacksIsReallyBroken(String spec, Law law) {
    assertTrue(
        IntStream.range(0, EXAMPLES).anyMatch(example -> isBroken(spec, law, example)),
        () -> "%s keeps %s in %d examples".formatted(spec, law, EXAMPLES));
  }

  /** Few vectors in few dimensions tie more often, and long ones are clipped. */
  private static boolean isBroken(String spec, Law law, int example) {
    int d = new int[] {2, 3, 20}[example % 3];
    try {
      new RuleLaws(spec, example % 2 == 0 ? 1 : 100).check(law, 4 + example % 12, d, example);
      return false;
    } catch (AssertionError e) {
      return true;
    }
  }
}
