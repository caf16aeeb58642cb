package dev.strategikon.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.gradient.Admission;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.random.Draws;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.geometry.Krum;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
  private static final Gradients NINE =
      Gradients.of(new float[] {1, 2, 3}, new float[] {4, 5, 6}, new float[] {7, 8, 9});

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "mean; 4; 5; 6",
        "median; 4; 5; 6",
        "trimmed-mean; 4; 5; 6",
        "centered-clipping; 4; 5; 6",
        "krum(neighbours=1); 1; 2; 3",
        "multi-krum(neighbours=1, select=2); 2.5; 3.5; 4.5",
        "mda; 2.5; 3.5; 4.5",
        "monna(trusted=1); 2.5; 3.5; 4.5",
        "meamed; 2.5; 3.5; 4.5",
        "smea; 2.5; 3.5; 4.5",
        "caf; 4; 5; 6",
        "geometric-median(nu=0.1, iterations=3); 3.78788764; 4.78788764; 5.78788764",
        "clipping(radius=2) | nnm | trimmed-mean; .95841302; 1.14416941; 1.3299258",
        "nnm | mean; 3.5; 4.5; 5.5",
        "arc | mean; 3.13668003; 4.01334861; 4.89001718",
      })
  void threeVectorsByByzFlsDocumentation(String rule, float a, float b, float c) {
    assertArrayEquals(new float[] {a, b, c}, aggregate(rule, NINE, 1), 1e-6f);
  }

  @Test
  void meamedSmeaAndCafByHand() {
    Gradients spread =
        Gradients.of(
            new float[] {-10, 0},
            new float[] {1, 100},
            new float[] {2, 2},
            new float[] {3, -100},
            new float[] {100, 1});
    assertArrayEquals(new float[] {2, 1}, aggregate("meamed", spread, 2));
    Gradients corner =
        Gradients.of(
            new float[] {0, 0}, new float[] {1, 0}, new float[] {0, 1}, new float[] {6, 6});
    assertArrayEquals(new float[] {1 / 3f, 1 / 3f}, aggregate("smea", corner, 1), 1e-7f);
    Gradients cross =
        Gradients.of(
            new float[] {1, 0}, new float[] {-1, 0}, new float[] {0, 1}, new float[] {0, -1});
    assertArrayEquals(new float[2], aggregate("caf", cross, 1), 1e-7f);
  }

  @Test
  void noRandomSubsetBeatsSmeas() {
    float[][] rows = new float[25][60];
    for (int i = 0; i < rows.length; i++) {
      Draws draws = Draws.of(3, "smea", i);
      for (int j = 0; j < rows[i].length; j++) {
        rows[i][j] = (float) draws.nextGaussian();
      }
    }
    Gradients received = Gradients.of(rows);
    double[] weights = Aggregator.parse("smea").aggregate(received, 11).weights();
    int[] chosen = IntStream.range(0, 25).filter(i -> weights[i] > 0).toArray();
    assertEquals(14, chosen.length);
    double best = SlowRules.largestVariance(doubles(rows, chosen));
    for (int draw = 0; draw < 2000; draw++) {
      int[] other = Draws.of(draw, "subset").subset(25, 14);
      assertTrue(SlowRules.largestVariance(doubles(rows, other)) >= best * (1 - 1e-6));
    }
  }

  private static double[][] doubles(float[][] rows, int[] indices) {
    double[][] chosen = new double[indices.length][rows[0].length];
    for (int a = 0; a < indices.length; a++) {
      for (int j = 0; j < rows[0].length; j++) {
        chosen[a][j] = rows[indices[a]][j];
      }
    }
    return chosen;
  }

  @Test
  void oneOutlierCostsTheTrimmedMeanNoDigit() {
    Gradients received = column(0.1f, 0.2f, 1e9f, 0.4f, 0.3f);
    assertArrayEquals(new float[] {0.3f}, aggregate("trimmed-mean", received, 1), 1e-7f);
  }

  @Test
  void mixedVectorsMayHaveSumsBeyondFloatsRange() {
    float[] row = {Float.MAX_VALUE, Float.MIN_VALUE, -0f, -Float.MAX_VALUE};
    float[][] rows = {row, row.clone(), row.clone(), row.clone(), row.clone()};
    float[] mixed = Aggregator.parse("nnm | median").aggregate(Gradients.of(rows), 1).vector();
    assertArrayEquals(row, mixed);
  }

  @Test
  void tiesOfNearestValuesGoToTheLowestIndex() {
    // 1 and 7 are equally near to 4, and one of them is kept.
    assertArrayEquals(new float[] {5.5f}, aggregate("meamed", column(7, 4, 1), 1));
    assertArrayEquals(new float[] {2.5f}, aggregate("meamed", column(1, 4, 7), 1));
  }

  @Test
  void centeredClippingMovesOnFromTheLastAggregate() {
    Aggregator clipping = Aggregator.parse("centered-clipping(radius=1, start=last)");
    Gradients received = column(10, 10, 10);
    float[] first = clipping.aggregate(received, 0).vector();
    assertArrayEquals(new float[] {1}, first, 1e-6f);
    float[] second =
        clipping.aggregate(received, 0, new Round(1, 1, first), Compute.SERIAL).vector();
    assertArrayEquals(new float[] {2}, second, 1e-6f);
    Aggregator mixed = Aggregator.parse("nnm | centered-clipping(radius=1, start=last)");
    assertArrayEquals(
        new float[] {2},
        mixed.aggregate(received, 0, new Round(1, 1, first), Compute.SERIAL).vector(),
        1e-6f);
  }

  @Test
  void bucketsAreDrawnAnewInEachStepAndEquallyWithOneSeed() {
    Aggregator bucketing = Aggregator.parse("bucketing(size=2) | krum(neighbours=1)");
    Gradients received = column(1, 2, 4, 8, 16, 32, 64, 128);
    float[] first =
        bucketing.aggregate(received, 0, new Round(7, 0, null), Compute.SERIAL).vector();
    assertArrayEquals(
        first, bucketing.aggregate(received, 0, new Round(7, 0, null), Compute.SERIAL).vector());
    assertTrue(
        IntStream.range(1, 20)
            .anyMatch(
                step ->
                    bucketing.aggregate(received, 0, new Round(7, step, null), Compute.SERIAL)
                            .vector()[0]
                        != first[0]));
    assertArrayEquals(
        aggregate("mean", received, 0), aggregate("bucketing(size=8) | median", received, 0));
    assertArrayEquals(
        aggregate("mean", received, 0), aggregate("bucketing(size=2) | mean", received, 0));
  }

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
        "bucketing(size=2) | trimmed-mean; 10; 3; trimmed-mean needs 2q < m: with m = 5 it takes at most q = 2, not q = 3",
      })
  void rulesSayWhatTheyNeed(String rule, int m, int q, String message) {
    assertEquals(message, refusal(rule, m, q));
  }

  @Test
  void theMedianOfAnEvenNumberIsTheMeanOfTheTwoMiddleValues() {
    Gradients even =
        Gradients.of(
            new float[] {1, 2, 3},
            new float[] {-1, 4, -1},
            new float[] {2, 2, 3},
            new float[] {3, 1, 3});
    assertArrayEquals(new float[] {1.5f, 2, 3}, aggregate("median", even, 1));
  }

  @Test
  void thePapersToyExampleBreaksTheMedian() {
    Gradients received = column(-0.1f, 0.1f, 0.3f, -4, -2);
    assertArrayEquals(new float[] {-0.1f}, aggregate("median", received, 2));
  }

  @Test
  void thePapersToyExampleBreaksKrum() {
    Gradients received = column(-0.2f, 0, 0.3f, 0.5f, 0.7f, -0.1f, -0.1f);
    Aggregator krum = Aggregator.parse("krum");
    Aggregate aggregate = krum.aggregate(received, 2);
    assertArrayEquals(new float[] {-0.1f}, aggregate.vector());
    assertArrayEquals(new double[] {0, 0, 0, 0, 0, 1, 0}, aggregate.weights());
    double[] scores = new Krum().scores(Geometry.of(received, Compute.SERIAL), 2);
    assertEquals(0.02, scores[5], 1e-7);
    assertEquals(scores[5], scores[6]);
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
  void aRuleMayInsistOnItsOwnQ() {
    Aggregator own = Aggregator.parse("krum(q=11)");
    assertEquals(11, own.declared(12));
    own.check(25, 12);
    assertEquals("krum(neighbours=m-q-2, q=11)", Rules.parse("krum(q=11)").text());
  }

  @Test
  void rejectedVectorsLowerBothCounts() {
    // With m = 7 and q = 2 Krum counts 3 neighbours; one rejected leaves m = 6, q = 1: again 3.
    float[][] received = {{-0.2f}, {0}, {0.3f}, {0.5f}, {0.7f}, {-0.1f}, {Float.NaN}};
    Admission admission = Admission.admit(received, 1, NonFinite.REJECT, Compute.SERIAL);
    float[] expected = aggregate("krum(q=1)", column(-0.2f, 0, 0.3f, 0.5f, 0.7f, -0.1f), 2);
    assertArrayEquals(
        expected,
        Aggregator.parse("krum").aggregate(admission, 2, Round.FIRST, Compute.SERIAL).vector());
  }

  @Test
  void tiesGoToTheLowestIndex() {
    Aggregate aggregate = Aggregator.parse("krum").aggregate(column(5, 1, 5, 1, 5, 1, 5), 2);
    assertArrayEquals(new double[] {1, 0, 0, 0, 0, 0, 0}, aggregate.weights());
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

  private static Gradients column(float... values) {
    float[][] rows = new float[values.length][1];
    for (int i = 0; i < values.length; i++) {
      rows[i][0] = values[i];
    }
    return Gradients.of(rows);
  }

  private static float[] aggregate(String rule, Gradients gradients, int q) {
    return Aggregator.parse(rule).aggregate(gradients, q).vector();
  }

  private static String refusal(String rule, int m, int q) {
    return assertThrows(IllegalArgumentException.class, () -> Aggregator.parse(rule).check(m, q))
        .getMessage();
  }
}
