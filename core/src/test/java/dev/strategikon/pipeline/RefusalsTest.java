package dev.strategikon.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.compute.Compute;
import dev.strategikon.rule.Round;
import dev.strategikon.samples.Rounds;
import dev.strategikon.samples.Samples;
import dev.strategikon.slow.Specs;
import dev.strategikon.spec.Catalogue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules refuse, and what they say. */
class RefusalsTest {
  @Test
  void whatWouldTakeForEverIsRefusedWithAnEstimate() {
    assertEquals(
        "mda looks at subsets of m - q vectors: with m = 60 and q = 25 there are 5.19e+16, up to"
            + " 165 years an aggregation; it takes at most 1.00e+09 subsets",
        refusal("mda", 60, 25));
    assertTrue(refusal("smea", 40, 15).contains("hours an aggregation"));
    Aggregator.parse("mda").check(25, 12);
    Aggregator.parse("smea").check(25, 12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "trimmed-mean; 25; 13; trimmed-mean needs 2q < m: with m = 25 it takes at most q = 12, not q = 13",
        "meamed; 4; 2; meamed needs 2q < m: with m = 4 it takes at most q = 1, not q = 2",
        "bulyan; 25; 6; bulyan needs 4q + 2 < m: with m = 25 it takes at most q = 5, not q = 6",
        "bulyan; 2; 0; bulyan needs 4q + 2 < m: with m = 2 it needs at least 3 vectors, not q = 0",
        "caf; 3; 2; caf needs 2q < m: with m = 3 it takes at most q = 1, not q = 2",
        "cge; 3; 3; cge needs q < m: with m = 3 it takes at most q = 2, not q = 3",
        "monna(trusted=3); 3; 1; monna(trusted=3) is out of range: with m = 3 the last vector is 2",
        "multi-krum(select=9); 8; 1; multi-krum(select=9) is out of range: it selects from 1 to m = 8 vectors",
        "zeno; 3; 3; zeno needs b < m: with m = 3 it takes at most b = 2, not b = 3",
        "zeno(b=9); 9; 1; zeno needs b < m: with m = 9 it takes at most b = 8, not b = 9",
        "fltrust; 3; 4; fltrust needs 0 <= q <= m, got q = 4 with m = 3 vectors",
        "faba; 3; 3; faba needs q < m: with m = 3 it takes at most q = 2, not q = 3",
        "aksel; 4; 2; aksel needs 2q < m: with m = 4 it takes at most q = 1, not q = 2",
        "aksel(select=5); 4; 1; aksel(select=5) is out of range: it selects from 1 to m = 4 vectors",
        "dnc(c=2); 9; 5; dnc leaves out c·q vectors, rounded up, and none would be left: c = 2.0, q = 5, m = 9",
        "gas; 9; 4; gas needs 2q + 2 < m: with m = 9 it takes at most q = 3, not q = 4",
        "bucketing(size=2) | trimmed-mean; 10; 3; trimmed-mean needs 2q < m: with m = 5 it takes at most q = 2, not q = 3",
      })
  void rulesSayWhatTheyNeed(String rule, int m, int q, String message) {
    assertEquals(message, refusal(rule, m, q));
  }

  @Test
  void krumSaysWhatItNeeds() {
    assertEquals(
        "Krum needs 2q + 2 < m: with m = 25 it takes at most q = 11, not q = 12"
            + " (neighbours=… lifts this)",
        refusal("krum", 25, 12));
    assertEquals(
        "Krum needs 2q + 2 < m: with m = 2 it needs at least 3 vectors, not q = 0"
            + " (neighbours=… lifts this)",
        refusal("krum", 2, 0));
    assertEquals(
        "Krum(neighbours=25) is out of range: with m = 25 a vector has 24 others",
        refusal("krum(neighbours=25)", 25, 11));
    Aggregator.parse("krum(neighbours=13)").check(25, 12);
    Aggregator.parse("krum").check(25, 11);
  }

  @Test
  void impossibleCountsAreRefused() {
    assertEquals("median needs 0 <= q <= m, got q = 4 with m = 3 vectors", refusal("median", 3, 4));
    assertEquals("mean needs 0 <= q <= m, got q = -1 with m = 3 vectors", refusal("mean", 3, -1));
  }

  @Test
  void aPipelineIsPreAggregatorsAndThenARule() {
    assertEquals(
        "In 'mean | krum', the rule 'mean' must come last. Pre-aggregators may stand before it:"
            + " clipping, arc, nnm, bucketing",
        assertThrows(IllegalArgumentException.class, () -> Aggregator.parse("mean | krum"))
            .getMessage());
    assertEquals(
        "'nnm' is a pre-aggregator. A rule must follow it, as in 'arc | nnm | mean'",
        assertThrows(IllegalArgumentException.class, () -> Aggregator.parse("arc | nnm"))
            .getMessage());
    assertEquals(
        "Unknown pre-aggregator 'clip'. Did you mean 'clipping'?",
        assertThrows(IllegalArgumentException.class, () -> Aggregator.parse("clip | krum"))
            .getMessage());
  }

  /** The names that papers and other libraries use. */
  @ParameterizedTest
  @CsvSource({
    "trmean, trimmed-mean",
    "trimmed_mean, trimmed-mean",
    "TrimmedMean, trimmed-mean",
    "cwmed, median",
    "cm, median",
    "geomed, geometric-median",
    "rfa, geometric-median",
    "GeometricMedian, geometric-median",
    "cclip, centered-clipping",
    "multikrum, multi-krum",
    "MultiKrum, multi-krum",
    "MeaMed, meamed",
    "KRUM, krum"
  })
  void otherNamesAreUnderstood(String theirs, String ours) {
    assertEquals(
        "Unknown rule '%s'. Did you mean '%s'?".formatted(theirs, ours),
        assertThrows(IllegalArgumentException.class, () -> Aggregator.parse(theirs)).getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "signflip, sign-flip",
    "sign_flip, sign-flip",
    "bitflip, sign-flip",
    "ALIE, alie",
    "little, alie",
    "minmax, min-max",
    "foe, ipm",
    "labelflipping, label-flip"
  })
  void otherNamesOfAttacksToo(String theirs, String ours) {
    assertEquals(
        "Unknown attack '%s'. Did you mean '%s'?".formatted(theirs, ours),
        assertThrows(IllegalArgumentException.class, () -> Attacks.parse(theirs)).getMessage());
  }

  @Test
  void everySuggestionExists() {
    for (Catalogue<?> catalogue : List.of(Rules.CATALOGUE, Attacks.CATALOGUE)) {
      for (String name : catalogue.otherNames()) {
        assertTrue(catalogue.has(name), name);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"krum(q=1.0)", "krum(q=1)", "krum(q=10e-1)", " krum ( q = 1 ) "})
  void oneMeaningHasOneText(String spec) {
    assertEquals("krum(neighbours=m-q-2, q=1)", Rules.parse(spec).text());
    assertEquals("krum(q=1)", Rules.parse(spec).brief());
    assertEquals(1, Aggregator.parse(spec).declared(5));
  }

  /** A run's file has complete specs, which are read again. */
  @Test
  void everyCompleteSpecIsASpec() {
    for (String spec : Specs.rules()) {
      String complete = Rules.parse(spec).text();
      assertEquals(complete, Rules.parse(complete).text());
    }
    for (String spec : Specs.attacks()) {
      String complete = Attacks.CATALOGUE.parse(spec).text();
      assertEquals(complete, Attacks.CATALOGUE.parse(complete).text());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"krum(q=01)", "krum(q=+1)", "krum(q=0x1)", "geometric-median(nu=1d)"})
  void otherFormsOfNumbersAreRefused(String spec) {
    assertThrows(IllegalArgumentException.class, () -> Aggregator.parse(spec));
  }

  @Test
  void oneBucketMayBeLargerThanAnyNumberOfVectors() {
    Aggregator rule = Aggregator.parse("bucketing(size=2147483647) | mean");
    assertEquals(2, rule.aggregate(Samples.column(1, 2, 3), 0).vector()[0]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "guard; 'guard' is a guard. A rule must come before it, as in 'mean | guard'",
        "guard | krum; In 'guard | krum', 'guard' must come last, once, after a rule, as in 'krum | guard'",
        "krum | guard | guard; In 'krum | guard | guard', 'guard' must come last, once, after a rule, as in 'krum | guard'",
        "nnm | guard; 'nnm' is a pre-aggregator. A rule must follow it, as in 'nnm | mean'",
        "krum | mean | guard; In 'krum | mean | guard', the rule 'krum' must come last. Pre-aggregators may stand before it: clipping, arc, nnm, bucketing",
        "krum | guard(level=0.6); guard needs a level from 1e-9 to 0.5, not 0.6",
        "krum | guard(correction=none); In 'guard(correction=none, level=0.5)', correction must be server or project, not 'none'",
        "zeno(gamma=0); zeno needs a positive, finite gamma, not 0.0",
        "huber(threshold=0); huber needs a positive, finite threshold, not 0.0",
        "huber(iterations=0); huber needs iterations >= 1, not 0",
        "dnc(sample=0); dnc needs a sample >= 1, not 0",
        "gas(groups=0); gas needs groups >= 1, not 0",
        "signguard(high=1); signguard needs 0 <= low <= 1 and high >= 2, not low = 0.1 and high = 1.0",
        "signguard(sample=2); signguard needs 0 < sample <= 1, not 2.0",
        "lasa(sparsity=1); lasa needs 0 <= sparsity < 1, not 1.0",
        "lasa(signs=0); lasa needs lengths and signs above 0, not lengths = 1.0 and signs = 0.0",
        "zeno(rho=-1); zeno needs a finite rho >= 0, not -1.0",
        "zeno(b=-1); zeno needs b >= 0, not -1",
      })
  void guardsAndRulesWithASampleSayWhatTheyNeed(String spec, String message) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> Aggregator.parse(spec)).getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"zeno", "fltrust", "nnm | zeno", "median | guard"})
  void aMissingSampleIsAskedFor(String spec) {
    Aggregator aggregator = Aggregator.parse(spec);
    assertTrue(aggregator.needsSample());
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> aggregator.aggregate(Samples.column(1, 2, 3), 0))
            .getMessage();
    assertTrue(message.contains("give it by --server-gradient FILE"), message);
    Round tooLong = Rounds.first(2);
    assertEquals(
        "The server's gradient has 2 coordinates, the vectors have 1",
        assertThrows(
                IllegalArgumentException.class,
                () -> aggregator.aggregate(Samples.column(1, 2, 3), 0, tooLong, Compute.SERIAL))
            .getMessage());
  }

  private static String refusal(String rule, int m, int q) {
    return assertThrows(IllegalArgumentException.class, () -> Aggregator.parse(rule).check(m, q))
        .getMessage();
  }
}
