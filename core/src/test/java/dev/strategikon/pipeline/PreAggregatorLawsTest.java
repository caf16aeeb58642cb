package dev.strategikon.pipeline;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.slow.Law;
import dev.strategikon.slow.SlowVersions;
import dev.strategikon.slow.Specs;
import dev.strategikon.spec.Arguments;
import dev.strategikon.spec.Spec;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every pre-aggregator of the catalogue keeps the laws, and those that its slow version says it
 * lacks are really broken.
 */
class PreAggregatorLawsTest {
  private static final Set<Law> LAWS =
      EnumSet.complementOf(EnumSet.of(Law.SHARES_MAKE_THE_RESULT, Law.EXACT_PROFILE));

  /** So many are looked at to find one that breaks a law. */
  private static final int EXAMPLES = 300;

  private record Case(String spec, Law law) {
    boolean isLacking() {
      Spec complete = PreAggregators.CATALOGUE.complete(Spec.parse(spec));
      return SlowVersions.ofPreAggregator(complete.name())
          .lacks(new Arguments(complete))
          .contains(law);
    }
  }

  private static Stream<Case> cases() {
    return Specs.preAggregators().stream()
        .flatMap(spec -> LAWS.stream().map(law -> new Case(spec, law)));
  }

  static Stream<Case> lacking() {
    return cases().filter(Case::isLacking);
  }

  @Property(tries = 40)
  void lawsAreKept(
      @ForAll @IntRange(min = 3, max = 40) int m,
      @ForAll @IntRange(min = 2, max = 600) int d,
      @ForAll long seed) {
    for (Case the : cases().toList()) {
      if (!the.isLacking()) {
        new PreAggregatorLaws(the.spec()).check(the.law(), m, d, seed);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("lacking")
  void aLawThatOneLacksIsReallyBroken(Case the) {
    assertTrue(
        IntStream.range(0, EXAMPLES).anyMatch(example -> isBroken(the, example)),
        () -> the.spec() + " keeps " + the.law() + " in " + EXAMPLES + " examples");
  }

  private static boolean isBroken(Case the, int example) {
    try {
      new PreAggregatorLaws(the.spec())
          .check(the.law(), 3 + example % 12, example % 2 == 0 ? 3 : 400, example);
      return false;
    } catch (AssertionError e) {
      return true;
    }
  }
}
