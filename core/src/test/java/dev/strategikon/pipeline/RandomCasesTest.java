package dev.strategikon.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.random.Draws;
import dev.strategikon.samples.Rounds;
import dev.strategikon.slow.Agreement;
import dev.strategikon.slow.Doubles;
import dev.strategikon.slow.Specs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Many small cases of normal numbers, each of other counts, against the slow version in double. The
 * cases of whole numbers are in {@link WholeNumbersTest}. There are at least two coordinates: on
 * one line the two middle ones of an even number of vectors have the same sum of distances, and all
 * cosines are equal.
 */
class RandomCasesTest {
  private static final int CASES = Integer.getInteger("strategikon.cases", 4);

  /**
   * Two vectors are equally far from their median, whatever they are, and buckets make few of many.
   */
  private static final int LEAST_VECTORS = 7;

  private static final int MOST_VECTORS = 9;

  static Stream<String> specs() {
    List<String> all = new ArrayList<>(Specs.rules());
    for (String stage : Specs.preAggregators()) {
      Specs.rules().forEach(rule -> all.add(stage + " | " + rule));
    }
    return all.stream().filter(spec -> isDefinedForSome(Aggregator.parse(spec)));
  }

  /** A rule that remembers workers has no stages, and buckets may leave too few for a rule. */
  private static boolean isDefinedForSome(Aggregator aggregator) {
    return IntStream.rangeClosed(LEAST_VECTORS, MOST_VECTORS)
        .anyMatch(m -> IntStream.rangeClosed(0, m / 3).anyMatch(q -> aggregator.isDefined(m, q)));
  }

  private static int count(Draws draws) {
    return LEAST_VECTORS + draws.nextInt(MOST_VECTORS - LEAST_VECTORS + 1);
  }

  @ParameterizedTest
  @MethodSource("specs")
  void agree(String spec) {
    Aggregator aggregator = Aggregator.parse(spec);
    Draws draws = Draws.of(1, "random cases of " + spec);
    List<String> wrong = new ArrayList<>();
    int tried = 0;
    for (int k = 0; tried < CASES && k < 100 * CASES; k++) {
      float[][] rows = new float[count(draws)][2 + draws.nextInt(3)];
      int q = draws.nextInt(1 + rows.length / 3);
      if (!aggregator.isDefined(rows.length, q)) {
        continue;
      }
      tried++;
      for (float[] row : rows) {
        for (int j = 0; j < row.length; j++) {
          row[j] = (float) (0.3 + draws.nextGaussian());
        }
      }
      int d = rows[0].length;
      float[] actual =
          aggregator.aggregate(Gradients.of(rows), q, Rounds.first(d), Compute.SERIAL).vector();
      int[] differing = new Agreement(spec, Doubles.of(rows), q).differences(actual, d);
      if (differing.length > 0) {
        wrong.add("q=%d of %s".formatted(q, Arrays.deepToString(rows)));
      }
    }
    assertEquals(CASES, tried);
    assertEquals(List.of(), wrong, spec);
  }
}
