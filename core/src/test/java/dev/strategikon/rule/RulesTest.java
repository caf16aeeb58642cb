package dev.strategikon.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.strategikon.gradient.Admission;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.gradient.Parallel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
  private static final Gradients NINE =
      Gradients.of(new float[] {1, 2, 3}, new float[] {4, 5, 6}, new float[] {7, 8, 9});

  @ParameterizedTest
  @CsvSource({"mean, 4, 5, 6", "median, 4, 5, 6", "krum(neighbours=1), 1, 2, 3"})
  void threeVectorsByByzFlsDocumentation(String rule, float a, float b, float c) {
    assertArrayEquals(new float[] {a, b, c}, aggregate(rule, NINE, 1));
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
    double[] scores =
        new Krum().scores(dev.strategikon.gradient.Geometry.of(received, Parallel.SERIAL), 2);
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
        "Krum cannot count 25 neighbours: a vector among m = 25 has 24",
        refusal("krum(neighbours=25)", 25, 11));
    Aggregator.parse("krum(neighbours=13)").check(25, 12);
    Aggregator.parse("krum").check(25, 11);
  }

  @Test
  void impossibleCountsAreRefused() {
    assertEquals(
        "median is told of q = 4 Byzantine among m = 3 vectors; q must be from 0 to m",
        refusal("median", 3, 4));
    assertEquals(
        "mean is told of q = -1 Byzantine among m = 3 vectors; q must be from 0 to m",
        refusal("mean", 3, -1));
  }

  @Test
  void aRuleMayInsistOnItsOwnQ() {
    Aggregator own = Aggregator.parse("krum(q=11)");
    assertEquals(11, own.declared(12));
    own.check(25, 12);
    assertEquals("krum(neighbours=m-q-2, q=11)", Rules.complete("krum(q=11)"));
  }

  @Test
  void rejectedVectorsLowerBothCounts() {
    // With m = 7 and q = 2 Krum counts 3 neighbours; one rejected leaves m = 6, q = 1: again 3.
    float[][] received = {{-0.2f}, {0}, {0.3f}, {0.5f}, {0.7f}, {-0.1f}, {Float.NaN}};
    Admission admission = Admission.admit(received, 1, NonFinite.REJECT, Parallel.SERIAL);
    float[] expected = aggregate("krum(q=1)", column(-0.2f, 0, 0.3f, 0.5f, 0.7f, -0.1f), 2);
    assertArrayEquals(expected, Aggregator.parse("krum").aggregate(admission, 2).vector());
  }

  @Test
  void tiesGoToTheLowestIndex() {
    Aggregate aggregate = Aggregator.parse("krum").aggregate(column(5, 1, 5, 1, 5, 1, 5), 2);
    assertArrayEquals(new double[] {1, 0, 0, 0, 0, 0, 0}, aggregate.weights());
  }

  @Test
  void aPipelineWithoutPreAggregatorsIsRefused() {
    assertEquals(
        "In 'mean | krum', only the last stage is a rule, and there is no pre-aggregator 'mean'",
        assertThrows(IllegalArgumentException.class, () -> Aggregator.parse("mean | krum"))
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
