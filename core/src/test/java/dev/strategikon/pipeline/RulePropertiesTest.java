package dev.strategikon.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.random.Draws;
import dev.strategikon.rule.CoordinateRule;
import dev.strategikon.rule.Round;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What must hold for every rule and pipeline, on every shape and on awkward values. */
class RulePropertiesTest {
  /** Every rule that looks at no single vector; with q = 0 all are defined for m ≥ 3. */
  private static final List<String> RULES =
      List.of(
          "mean",
          "median",
          "trimmed-mean",
          "meamed",
          "phocas",
          "sign-majority",
          "krum",
          "multi-krum",
          "mda",
          "smea",
          "caf",
          "cge",
          "geometric-median",
          "centered-clipping(radius=3)",
          "bulyan",
          "nnm | krum",
          "arc | median",
          "nnm | trimmed-mean",
          "clipping(radius=5) | nnm | geometric-median");

  /** Those for which moving all vectors moves the result. */
  private static final List<String> TRANSLATED =
      List.of(
          "mean",
          "median",
          "trimmed-mean",
          "meamed",
          "phocas",
          "krum",
          "multi-krum",
          "mda",
          "monna",
          "smea",
          "caf",
          "bulyan",
          "nnm | krum",
          "nnm | trimmed-mean");

  private static final float[] AWKWARD = {
    0f, -0f, 1f, -1f, Float.MIN_VALUE, -Float.MIN_VALUE, 1e-40f, 1e30f, -1e30f, Float.MAX_VALUE
  };

  @Provide
  Arbitrary<String> rules() {
    return Arbitraries.of(RULES);
  }

  @Provide
  Arbitrary<String> translated() {
    return Arbitraries.of(TRANSLATED);
  }

  @Property(tries = 150)
  void theMedianIsTheMiddleOfTheSortedValues(
      @ForAll @IntRange(min = 1, max = 65) int m,
      @ForAll @IntRange(min = 1, max = 5000) int d,
      @ForAll long seed) {
    float[][] rows = rows(m, d, seed, true);
    float[] median = aggregate("median", rows, 0);
    float[] column = new float[m];
    for (int j = 0; j < d; j++) {
      for (int i = 0; i < m; i++) {
        column[i] = rows[i][j];
      }
      Arrays.sort(column);
      float low = column[(m - 1) / 2];
      float high = column[m / 2];
      float expected =
          Float.floatToIntBits(low) == Float.floatToIntBits(high)
              ? low
              : (float) ((0.0 + low + high) / 2);
      assertEquals(expected, median[j]);
    }
  }

  @Property(tries = 200)
  void theOrderOfTheVectorsDoesNotMatter(
      @ForAll("rules") String rule,
      // With m = 3 Krum has one neighbour, and the two nearest vectors always tie.
      @ForAll @IntRange(min = 4, max = 65) int m,
      @ForAll @IntRange(min = 2, max = 5000) int d,
      @ForAll long seed) {
    float[][] rows = rows(m, d, seed, false);
    float[][] shuffled = rows.clone();
    Draws draws = Draws.of(seed, "shuffle");
    for (int i = m - 1; i > 0; i--) {
      int other = draws.nextInt(i + 1);
      float[] row = shuffled[i];
      shuffled[i] = shuffled[other];
      shuffled[other] = row;
    }
    // Several subsets may have one diameter; Bulyan's last Krums count so few neighbours that two
    // nearest ones always tie; mixed vectors often lie equally far apart. There the lowest index
    // decides.
    boolean ties = List.of("mda", "bulyan", "nnm | krum").contains(rule);
    int q = ties ? 0 : mostByzantine(rule, m);
    assertArrayEquals(aggregate(rule, rows, q), aggregate(rule, shuffled, q), 1e-5f, rule);
  }

  @Property(tries = 150)
  void theResultMovesWithTheVectors(
      @ForAll("translated") String rule,
      @ForAll @IntRange(min = 4, max = 33) int m,
      @ForAll @IntRange(min = 2, max = 600) int d,
      @ForAll long seed) {
    float[][] rows = rows(m, d, seed, false);
    float[][] moved = new float[m][d];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < d; j++) {
        // Multiples of 1/1024 below 16: adding 8 rounds nothing, so no order changes.
        rows[i][j] = Math.round(rows[i][j] * 1024) / 1024f;
        moved[i][j] = rows[i][j] + 8;
      }
    }
    int q = mostByzantine(rule, m);
    float[] expected = aggregate(rule, rows, q);
    for (int j = 0; j < d; j++) {
      expected[j] += 8;
    }
    assertArrayEquals(expected, aggregate(rule, moved, q), 1e-4f, rule);
  }

  @Property(tries = 100)
  void threadsDoNotChangeABit(
      @ForAll("rules") String rule,
      @ForAll @IntRange(min = 3, max = 12) int m,
      @ForAll @IntRange(min = 1, max = 20_000) int d,
      @ForAll long seed) {
    Gradients gradients = Gradients.of(rows(m, d, seed, false));
    Aggregator aggregator = Aggregator.parse(rule);
    float[] one = aggregator.aggregate(gradients, 0, Round.FIRST, Compute.SERIAL).vector();
    float[] three = aggregator.aggregate(gradients, 0, Round.FIRST, new Compute(3)).vector();
    for (int j = 0; j < d; j++) {
      assertEquals(Float.floatToRawIntBits(one[j]), Float.floatToRawIntBits(three[j]));
    }
  }

  @Property(tries = 100)
  void vectorsThatAgreeAreTheResult(
      @ForAll("rules") String rule, @ForAll @IntRange(min = 3, max = 30) int m) {
    if (rule.contains("clipping") || rule.contains("geometric") || rule.equals("sign-majority")) {
      return; // these aim at no such thing
    }
    float[][] rows = new float[m][];
    Arrays.fill(rows, AWKWARD);
    float[] result = aggregate(rule, rows, mostByzantine(rule, m));
    for (int j = 0; j < AWKWARD.length; j++) {
      // Weights of 1/3 leave a rounding; −0 and 0 are the same number.
      assertEquals(AWKWARD[j], result[j], 1e-6 * Math.abs(AWKWARD[j]), rule);
    }
  }

  @Property(tries = 150)
  void duplicatesSubnormalsAndHugeValuesGiveFiniteResults(
      @ForAll("rules") String rule,
      @ForAll @IntRange(min = 3, max = 30) int m,
      @ForAll @IntRange(min = 1, max = 300) int d,
      @ForAll long seed) {
    float[][] rows = rows(m, d, seed, true);
    rows[1] = rows[0].clone();
    rows[2] = rows[0];
    for (float x : aggregate(rule, rows, mostByzantine(rule, m))) {
      assertTrue(Float.isFinite(x), rule);
    }
  }

  @Property(tries = 60)
  void withoutByzantineVectorsAveragingRulesAreTheMean(
      @ForAll @IntRange(min = 3, max = 65) int m,
      @ForAll @IntRange(min = 1, max = 500) int d,
      @ForAll long seed) {
    float[][] rows = rows(m, d, seed, false);
    float[] mean = aggregate("mean", rows, 0);
    for (String rule :
        List.of(
            "trimmed-mean",
            "meamed",
            "phocas",
            "multi-krum",
            "mda",
            "monna",
            "smea",
            "cge",
            "bulyan",
            "nnm | median",
            "arc | mean")) {
      assertArrayEquals(mean, aggregate(rule, rows, 0), 1e-6f, rule);
    }
  }

  @Property(tries = 60)
  void sharesSayWhoDecides(@ForAll @IntRange(min = 3, max = 30) int m, @ForAll long seed) {
    float[][] rows = rows(m, 50, seed, false);
    for (String spec : List.of("mean", "median", "trimmed-mean", "meamed", "phocas")) {
      int q = mostByzantine(spec, m);
      float[] out = aggregate(spec, rows, q);
      for (int j = 0; j < 50; j++) {
        float[] sorted = new float[m];
        for (int i = 0; i < m; i++) {
          sorted[i] = rows[i][j];
        }
        Arrays.sort(sorted);
        double[] shares = ((CoordinateRule) Aggregator.parse(spec).rule()).shares(sorted, q);
        double expected = 0;
        for (int rank = 0; rank < m; rank++) {
          expected += shares[rank] * sorted[rank];
        }
        assertEquals(expected, out[j], 1e-6 * Math.max(1, Math.abs(expected)), spec);
      }
    }
  }

  /** The largest q that a pipeline takes for m vectors. */
  private static int mostByzantine(String rule, int m) {
    Aggregator aggregator = Aggregator.parse(rule);
    for (int q = (m - 1) / 2; q > 0; q--) {
      if (aggregator.isDefined(m, q)) {
        // Few enough for smea to enumerate its subsets at once.
        return Math.min(q, m > 30 ? 2 : 6);
      }
    }
    return 0;
  }

  private static float[] aggregate(String rule, float[][] rows, int q) {
    return Aggregator.parse(rule).aggregate(Gradients.of(rows), q).vector();
  }

  private static float[][] rows(int m, int d, long seed, boolean awkward) {
    float[][] rows = new float[m][d];
    for (int i = 0; i < m; i++) {
      Draws draws = Draws.of(seed, "rows", i);
      for (int j = 0; j < d; j++) {
        rows[i][j] =
            awkward && draws.nextInt(4) == 0
                ? AWKWARD[draws.nextInt(AWKWARD.length)]
                : (float) draws.nextGaussian();
      }
    }
    return rows;
  }
}
