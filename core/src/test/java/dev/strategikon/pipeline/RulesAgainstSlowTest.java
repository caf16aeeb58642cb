package dev.strategikon.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.gradient.Gradients;
import dev.strategikon.random.Draws;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule and pipeline against the obvious slow version in double. */
class RulesAgainstSlowTest {
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
          "monna",
          "smea",
          "caf",
          "cge",
          "geometric-median",
          "centered-clipping",
          "centered-clipping(radius=2, iterations=3)",
          "bulyan");

  private static final List<String> STAGES =
      List.of("", "clipping(radius=2) | ", "arc | ", "nnm | ", "arc | nnm | ");

  static Stream<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (int[] counts : new int[][] {{11, 3}, {25, 11}, {10, 2}}) {
      for (boolean outliers : new boolean[] {false, true}) {
        for (String stages : STAGES) {
          for (String rule : RULES) {
            // The slow versions look at every one of 4 million subsets.
            boolean leftOut = counts[0] == 25 && (rule.equals("smea") || rule.equals("mda"));
            // Vectors clipped to one length are all equally short: on paper a tie.
            leftOut |= rule.equals("cge") && (stages.contains("clip") || stages.contains("arc"));
            // Each mixed vector leaves out two of ten, so sums of two of them are often equal on
            // paper.
            leftOut |= counts[0] == 10 && stages.endsWith("nnm | ") && rule.equals("meamed");
            if (!leftOut && Aggregator.parse(stages + rule).isDefined(counts[0], counts[1])) {
              cases.add(Arguments.of(stages + rule, counts[0], counts[1], outliers));
            }
          }
        }
      }
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agree(String spec, int m, int q, boolean outliers) {
    int d = 700;
    float[][] rows = new float[m][d];
    double[][] exact = new double[m][d];
    for (int i = 0; i < m; i++) {
      Draws draws = Draws.of(m, "slow", i);
      for (int j = 0; j < d; j++) {
        double scale = outliers && i >= m - q ? 50 : 1;
        rows[i][j] = (float) (0.3 + scale * draws.nextGaussian());
        exact[i][j] = rows[i][j];
      }
    }
    float[] actual = Aggregator.parse(spec).aggregate(Gradients.of(rows), q).vector();
    double[] expected = SlowRules.aggregate(spec, exact, q);
    for (int j = 0; j < d; j++) {
      // Relative; a sum that cancels to nearly nothing keeps the last digits of its terms.
      assertEquals(expected[j], actual[j], 1e-4 * Math.max(1e-3, Math.abs(expected[j])), spec);
    }
  }
}
