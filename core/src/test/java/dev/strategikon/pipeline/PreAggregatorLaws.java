package dev.strategikon.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.rule.Round;
import dev.strategikon.samples.Samples;
import dev.strategikon.slow.Law;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The laws of pre-aggregators, each as an assertion about vectors of one seed.
 *
 * @param spec the pre-aggregator
 */
record PreAggregatorLaws(String spec) {
  /** Asserts that a law holds for m × d numbers. */
  void check(Law law, int m, int d, long seed) {
    float[][] rows = Samples.normal(m, d, 0, 1, seed);
    int q = (m - 1) / 3;
    switch (law) {
      case ANY_ORDER -> checkOrder(rows, q, seed);
      case ANY_ORDER_WITHOUT_ATTACKERS -> checkOrder(rows, 0, seed);
      case MOVES_ALONG -> checkMove(rows, q);
      case UNANIMITY -> checkUnanimity(rows, q);
      case MEAN_WITHOUT_ATTACKERS -> checkMean(rows);
      case SHARES_MAKE_THE_RESULT, EXACT_PROFILE ->
          throw new IllegalArgumentException(law + " concerns rules and profiles");
    }
  }

  private void checkOrder(float[][] rows, int q, long seed) {
    List<Integer> order =
        Arrays.asList(IntStream.range(0, rows.length).boxed().toArray(Integer[]::new));
    Collections.shuffle(order, new Random(seed));
    float[][] shuffled = order.stream().map(i -> rows[i]).toArray(float[][]::new);
    double[][] expected = map(rows, q);
    double[][] actual = map(shuffled, q);
    assertEquals(expected.length, actual.length, spec);
    assertEquals(rows.length, actual.length, spec);
    for (int a = 0; a < actual.length; a++) {
      assertArrayEquals(expected[order.get(a)], actual[a], 1e-6, spec);
    }
  }

  private void checkMove(float[][] rows, int q) {
    float[][] moved = new float[rows.length][rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        // As in RuleLaws: adding 8 rounds nothing.
        rows[i][j] = Math.round(rows[i][j] * 1024) / 1024f;
        moved[i][j] = rows[i][j] + 8;
      }
    }
    double[][] expected = map(rows, q);
    double[][] actual = map(moved, q);
    for (int a = 0; a < actual.length; a++) {
      for (int j = 0; j < actual[a].length; j++) {
        assertEquals(expected[a][j] + 8, actual[a][j], 1e-5, spec);
      }
    }
  }

  private void checkUnanimity(float[][] rows, int q) {
    Arrays.fill(rows, rows[0]);
    for (double[] out : map(rows, q)) {
      for (int j = 0; j < out.length; j++) {
        assertEquals(rows[0][j], out[j], 1e-6, spec);
      }
    }
  }

  private void checkMean(float[][] rows) {
    float[] expected = Gradients.of(rows).mean(Compute.SERIAL);
    double[][] out = map(rows, 0);
    for (int j = 0; j < expected.length; j++) {
      double sum = 0;
      for (double[] row : out) {
        sum += row[j];
      }
      assertEquals(expected[j], sum / out.length, 1e-6, spec);
    }
  }

  private double[][] map(float[][] rows, int q) {
    return new Mapped(spec).of(rows, q, Round.FIRST);
  }
}
