package dev.strategikon.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.rule.CoordinateRule;
import dev.strategikon.samples.Rounds;
import dev.strategikon.samples.Samples;
import dev.strategikon.slow.Law;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The laws of rules, each as an assertion about vectors of one seed.
 *
 * @param spec a rule or a pipeline
 * @param size how large the numbers are; 1 for normal ones
 */
record RuleLaws(String spec, float size) {
  /** Numbers of the usual size. */
  RuleLaws(String spec) {
    this(spec, 1);
  }

  /**
   * Asserts that a law holds for m × d numbers.
   *
   * @param m raised where the rule needs more vectors
   */
  void check(Law law, int m, int d, long seed) {
    int vectors = Math.max(m, fewestVectors());
    float[][] rows = Samples.normal(vectors, d, 0, size, seed);
    switch (law) {
      case ANY_ORDER -> checkOrder(rows, mostByzantine(vectors), seed);
      case ANY_ORDER_WITHOUT_ATTACKERS -> checkOrder(rows, 0, seed);
      case MOVES_ALONG -> checkMove(rows);
      case UNANIMITY -> checkUnanimity(vectors);
      case MEAN_WITHOUT_ATTACKERS ->
          assertArrayEquals(
              Gradients.of(rows).mean(Compute.SERIAL), aggregate(rows, 0), 1e-6f * size, spec);
      case SHARES_MAKE_THE_RESULT -> checkShares(rows);
      case EXACT_PROFILE -> throw new IllegalArgumentException("ProfileAgainstSlowTest has it");
    }
  }

  private void checkOrder(float[][] rows, int q, long seed) {
    List<float[]> shuffled = Arrays.asList(rows.clone());
    Collections.shuffle(shuffled, new Random(seed));
    assertArrayEquals(
        aggregate(rows, q), aggregate(shuffled.toArray(float[][]::new), q), 1e-5f * size, spec);
  }

  private void checkMove(float[][] rows) {
    float[][] moved = new float[rows.length][rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        // Multiples of 1/1024 below 16: adding 8 rounds nothing, so no order changes.
        rows[i][j] = Math.round(rows[i][j] * 1024) / 1024f;
        moved[i][j] = rows[i][j] + 8;
      }
    }
    int q = mostByzantine(rows.length);
    float[] expected = aggregate(rows, q);
    for (int j = 0; j < expected.length; j++) {
      expected[j] += 8;
    }
    assertArrayEquals(expected, aggregate(moved, q), 1e-4f * size, spec);
  }

  private void checkUnanimity(int m) {
    float[] one = new float[Samples.AWKWARD.size()];
    for (int j = 0; j < one.length; j++) {
      one[j] = Samples.AWKWARD.get(j);
    }
    float[][] rows = new float[m][];
    Arrays.fill(rows, one);
    float[] result = aggregate(rows, mostByzantine(m));
    for (int j = 0; j < one.length; j++) {
      // Weights of 1/3 leave a rounding; −0 and 0 are the same number.
      assertEquals(one[j], result[j], 1e-6 * Math.abs(one[j]), spec);
    }
  }

  private void checkShares(float[][] rows) {
    int q = mostByzantine(rows.length);
    float[] out = aggregate(rows, q);
    CoordinateRule rule = (CoordinateRule) Aggregator.parse(spec).rule();
    for (int j = 0; j < out.length; j++) {
      float[] sorted = new float[rows.length];
      for (int i = 0; i < rows.length; i++) {
        sorted[i] = rows[i][j];
      }
      Arrays.sort(sorted);
      double[] shares = rule.shares(sorted, q);
      double expected = 0;
      for (int rank = 0; rank < rows.length; rank++) {
        expected += shares[rank] * sorted[rank];
      }
      assertEquals(expected, out[j], 1e-6 * Math.max(1, Math.abs(expected)), spec);
    }
  }

  /** Returns the smallest m ≥ 3 for which the pipeline is defined without attackers. */
  int fewestVectors() {
    Aggregator aggregator = Aggregator.parse(spec);
    int m = 3;
    while (!aggregator.isDefined(m, 0)) {
      m++;
    }
    return m;
  }

  /** Returns the largest q that the pipeline takes for m vectors, and that takes no time. */
  int mostByzantine(int m) {
    Aggregator aggregator = Aggregator.parse(spec);
    // Few enough for smea to enumerate its subsets at once.
    int q = Math.min((m - 1) / 2, m > 30 ? 2 : 6);
    while (q > 0 && !aggregator.isDefined(m, q)) {
      q--;
    }
    return q;
  }

  float[] aggregate(float[][] rows, int q) {
    return Aggregator.parse(spec)
        .aggregate(Gradients.of(rows), q, Rounds.first(rows[0].length), Compute.ofMachine())
        .vector();
  }
}
