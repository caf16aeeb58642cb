package dev.strategikon.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.random.Draws;
import dev.strategikon.rule.CoordinateRule;
import dev.strategikon.slow.SlowPipeline;
import dev.strategikon.slow.Specs;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What rules of columns say of themselves, on which profiles and bounds rely. */
class ColumnRulesTest {
  private static final int EXAMPLES = 2000;

  static Stream<String> specs() {
    return Specs.rules().stream()
        .filter(spec -> Aggregator.parse(spec).rule() instanceof CoordinateRule);
  }

  /** Raising one value of a column never lowers the aggregate, exactly if the rule says so. */
  @ParameterizedTest
  @MethodSource("specs")
  void aRuleIsMonotoneIfItSaysSo(String spec) {
    CoordinateRule rule = (CoordinateRule) Aggregator.parse(spec).rule();
    boolean neverFalls = IntStream.range(0, EXAMPLES).noneMatch(k -> fallsInExample(spec, k));
    assertEquals(rule.isMonotone(9, 2), neverFalls);
  }

  private static boolean fallsInExample(String spec, int example) {
    Draws draws = Draws.of(example, "monotone");
    double[][] column = new double[9][1];
    for (double[] value : column) {
      value[0] = draws.nextGaussian();
    }
    SlowPipeline slow = SlowPipeline.parse(spec);
    double before = slow.aggregate(column, 2)[0];
    column[draws.nextInt(column.length)][0] += Math.abs(draws.nextGaussian());
    return slow.aggregate(column, 2)[0] < before - 1e-12;
  }

  @ParameterizedTest
  @MethodSource("specs")
  void sharesArePartsOfOneAndRankWeightsAreTheSharesOfEveryColumn(String spec) {
    CoordinateRule rule = (CoordinateRule) Aggregator.parse(spec).rule();
    for (int example = 0; example < 100; example++) {
      Draws draws = Draws.of(example, "shares");
      float[] sorted = new float[9];
      for (int i = 0; i < sorted.length; i++) {
        sorted[i] = draws.nextInt(3) == 0 ? draws.nextInt(3) - 1 : (float) draws.nextGaussian();
      }
      Arrays.sort(sorted);
      double[] shares = rule.shares(sorted, 2);
      assertEquals(9, shares.length);
      double sum = Arrays.stream(shares).sum();
      // Votes that are balanced belong to nobody.
      assertEquals(sum == 0 ? 0 : 1, sum, 1e-12);
      assertEquals(0, Math.min(0, Arrays.stream(shares).min().orElseThrow()));
      rule.rankWeights(9, 2).ifPresent(weights -> assertArrayEquals(weights, shares, 1e-15, spec));
    }
  }
}
