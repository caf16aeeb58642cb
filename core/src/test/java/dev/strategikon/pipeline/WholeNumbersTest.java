package dev.strategikon.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.exact.ExactPipeline;
import dev.strategikon.random.Draws;
import dev.strategikon.samples.Samples;
import dev.strategikon.slow.Specs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole numbers in one coordinate, where ties are everywhere, against rational arithmetic: a tie
 * goes to the lowest index, whatever rounding does to distances, scores and means.
 */
class WholeNumbersTest {
  private static final int CASES = Integer.getInteger("strategikon.cases", 25);

  /**
   * These see mixed vectors in float. They compare sums of mixed values, of which two that are
   * equal on paper differ by what float rounds.
   */
  private static final Pattern MIXED_IN_FLOAT =
      Pattern.compile("(nnm|bucketing.*) \\| (flame|aksel|dnc|signguard|gas|lasa).*");

  static Stream<String> specs() {
    List<String> all = new ArrayList<>(Specs.rules());
    for (String stage : Specs.preAggregators()) {
      Specs.rules().stream()
          .map(rule -> stage + " | " + rule)
          .filter(spec -> !Aggregator.parse(spec).remembers()) // nothing may come before it
          .filter(spec -> !MIXED_IN_FLOAT.matcher(spec).matches())
          .forEach(all::add);
    }
    all.add("arc | nnm | krum");
    // The gradient of a server's sample is no whole number.
    return all.stream().filter(spec -> !Aggregator.parse(spec).needsSample());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nnm | bulyan; 0 -2 2 3 1 -1 0; 1; 0.8333333",
        "caf; -2 4 0 3 -3; 2; -0.4761905",
      })
  void examples(String line) {
    String[] parts = line.split("; ");
    int[] values = Arrays.stream(parts[1].split(" ")).mapToInt(Integer::parseInt).toArray();
    int q = Integer.parseInt(parts[2]);
    double expected = Double.parseDouble(parts[3]);
    assertEquals(expected, exact(parts[0], values, q), 1e-7);
    assertEquals(expected, actual(parts[0], values, q), 1e-6);
  }

  @ParameterizedTest
  @MethodSource("specs")
  void randomCases(String spec) {
    Aggregator aggregator = Aggregator.parse(spec);
    Draws draws = Draws.of(1, spec);
    List<String> wrong = new ArrayList<>();
    int tried = 0;
    for (int k = 0; tried < CASES && k < 100 * CASES; k++) {
      int[] values = new int[3 + draws.nextInt(9)];
      int q = draws.nextInt(1 + values.length / 3);
      Arrays.setAll(values, i -> draws.nextInt(9) - 4);
      if (aggregator.isDefined(values.length, q)) {
        tried++;
        double expected = exact(spec, values, q);
        double actual = actual(spec, values, q);
        if (!(Math.abs(expected - actual) <= 1e-5 * Math.max(1, Math.abs(expected)))) {
          wrong.add(
              "%s q=%d: exact %s, got %s".formatted(Arrays.toString(values), q, expected, actual));
        }
      }
    }
    assertEquals(CASES, tried);
    assertEquals(List.of(), wrong, spec);
  }

  private static double exact(String spec, int[] values, int q) {
    return ExactPipeline.parse(spec).aggregate(ExactPipeline.column(values), q).doubleValue();
  }

  private static double actual(String spec, int[] values, int q) {
    float[] column = new float[values.length];
    for (int i = 0; i < column.length; i++) {
      column[i] = values[i];
    }
    return Aggregator.parse(spec).aggregate(Samples.column(column), q).vector()[0];
  }
}
