package dev.strategikon.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.Parallel;
import dev.strategikon.random.Draws;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The rules against obvious slow versions in double, on every shape and on awkward values. */
class RulePropertiesTest {
  private static final float[] AWKWARD = {
    0f, -0f, 1f, -1f, Float.MIN_VALUE, -Float.MIN_VALUE, 1e-40f, 1e30f, -1e30f, Float.MAX_VALUE
  };

  @Provide
  Arbitrary<String> rules() {
    return Arbitraries.of("mean", "median", "krum");
  }

  @Property(tries = 150)
  void theMeanIsTheMean(
      @ForAll @IntRange(min = 1, max = 65) int m,
      @ForAll @IntRange(min = 1, max = 5000) int d,
      @ForAll long seed) {
    float[][] rows = rows(m, d, seed, false);
    float[] mean = Aggregator.parse("mean").aggregate(Gradients.of(rows), 0).vector();
    for (int j = 0; j < d; j++) {
      double sum = 0;
      for (float[] row : rows) {
        sum += row[j];
      }
      assertEquals(sum / m, mean[j], 1e-6 * Math.abs(sum / m));
    }
  }

  @Property(tries = 150)
  void theMedianIsTheMiddleOfTheSortedValues(
      @ForAll @IntRange(min = 1, max = 65) int m,
      @ForAll @IntRange(min = 1, max = 5000) int d,
      @ForAll long seed) {
    float[][] rows = rows(m, d, seed, true);
    float[] median = Aggregator.parse("median").aggregate(Gradients.of(rows), 0).vector();
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

  @Property(tries = 150)
  void krumChoosesTheSmallestScore(
      @ForAll @IntRange(min = 3, max = 40) int m,
      @ForAll @IntRange(min = 1, max = 3000) int d,
      @ForAll long seed) {
    float[][] rows = rows(m, d, seed, false);
    int q = Draws.of(seed, "q").nextInt((m - 1) / 2);
    Aggregate aggregate = Aggregator.parse("krum").aggregate(Gradients.of(rows), q);
    double[] scores = slowScores(rows, m - q - 2);
    int chosen = indexOfOne(aggregate.weights());
    double best = Arrays.stream(scores).min().orElseThrow();
    assertEquals(best, scores[chosen], 1e-4 * best);
    assertArrayEquals(rows[chosen], aggregate.vector());
  }

  @Property(tries = 100)
  void theOrderOfTheVectorsDoesNotMatter(
      @ForAll("rules") String rule,
      // With m = 3 Krum has one neighbour, and the two nearest vectors always tie.
      @ForAll @IntRange(min = 4, max = 33) int m,
      @ForAll @IntRange(min = 1, max = 600) int d,
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
    Aggregator aggregator = Aggregator.parse(rule);
    float[] before = aggregator.aggregate(Gradients.of(rows), 0).vector();
    float[] after = aggregator.aggregate(Gradients.of(shuffled), 0).vector();
    if (rule.equals("mean")) {
      assertArrayEquals(before, after, 1e-6f);
    } else {
      assertArrayEquals(before, after);
    }
  }

  @Property(tries = 60)
  void threadsDoNotChangeABit(
      @ForAll("rules") String rule,
      @ForAll @IntRange(min = 3, max = 12) int m,
      @ForAll @IntRange(min = 1, max = 20_000) int d,
      @ForAll long seed) {
    Gradients gradients = Gradients.of(rows(m, d, seed, false));
    Aggregator aggregator = Aggregator.parse(rule);
    float[] one = aggregator.with(Parallel.SERIAL).aggregate(gradients, 0).vector();
    float[] three = aggregator.with(new Parallel(3)).aggregate(gradients, 0).vector();
    for (int j = 0; j < d; j++) {
      assertEquals(Float.floatToRawIntBits(one[j]), Float.floatToRawIntBits(three[j]));
    }
  }

  @Property(tries = 60)
  void vectorsThatAgreeAreTheResult(
      @ForAll("rules") String rule, @ForAll @IntRange(min = 3, max = 30) int m) {
    float[][] rows = new float[m][];
    Arrays.fill(rows, AWKWARD);
    float[] result = Aggregator.parse(rule).aggregate(Gradients.of(rows), 0).vector();
    for (int j = 0; j < AWKWARD.length; j++) {
      // As numbers: the mean of negative zeros is a positive zero.
      assertTrue(AWKWARD[j] == result[j], AWKWARD[j] + " became " + result[j]);
    }
  }

  @Property(tries = 100)
  void networksSelectEveryRank(@ForAll @IntRange(min = 1, max = 65) int m, @ForAll long seed) {
    int[][] wires = new int[m][3];
    Draws draws = Draws.of(seed, "wires");
    int[][] sorted = new int[3][m];
    for (int i = 0; i < m; i++) {
      for (int c = 0; c < 3; c++) {
        wires[i][c] = draws.nextInt(c == 0 ? 3 : 1000) - 500;
        sorted[c][i] = wires[i][c];
      }
    }
    int rank = draws.nextInt(m);
    SelectionNetwork.of(m, rank, rank).apply(wires, 3);
    for (int c = 0; c < 3; c++) {
      Arrays.sort(sorted[c]);
      assertEquals(sorted[c][rank], wires[rank][c]);
    }
  }

  @Property(tries = 20)
  void rankWeightsDescribeTheRule(@ForAll @IntRange(min = 1, max = 30) int m, @ForAll long seed) {
    float[][] rows = rows(m, 50, seed, false);
    for (CoordinateRule rule : List.of(new Mean(), new Median())) {
      double[] weights = rule.rankWeights(m, 0);
      float[] out =
          new Aggregator(rule, OptionalInt.empty(), Parallel.SERIAL)
              .aggregate(Gradients.of(rows), 0)
              .vector();
      for (int j = 0; j < 50; j++) {
        int column = j;
        double[] sorted = Arrays.stream(rows).mapToDouble(row -> row[column]).sorted().toArray();
        double expected = 0;
        for (int rank = 0; rank < m; rank++) {
          expected += weights[rank] * sorted[rank];
        }
        assertEquals(expected, out[j], 1e-6 * Math.max(1, Math.abs(expected)));
      }
    }
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

  private static double[] slowScores(float[][] rows, int neighbours) {
    double[] scores = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      double[] distances = new double[rows.length];
      for (int j = 0; j < rows.length; j++) {
        for (int k = 0; k < rows[i].length; k++) {
          double difference = (double) rows[i][k] - rows[j][k];
          distances[j] += difference * difference;
        }
      }
      distances[i] = Double.POSITIVE_INFINITY;
      Arrays.sort(distances);
      scores[i] = Arrays.stream(distances, 0, neighbours).sum();
    }
    return scores;
  }

  private static int indexOfOne(double[] weights) {
    int index = -1;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] != 0) {
        assertEquals(-1, index);
        assertEquals(1.0, weights[i]);
        index = i;
      }
    }
    return index;
  }
}
