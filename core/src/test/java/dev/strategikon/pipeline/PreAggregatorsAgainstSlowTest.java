package dev.strategikon.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.rule.Round;
import dev.strategikon.samples.Samples;
import dev.strategikon.slow.Doubles;
import dev.strategikon.slow.Given;
import dev.strategikon.slow.SlowVersions;
import dev.strategikon.slow.Specs;
import dev.strategikon.spec.Arguments;
import dev.strategikon.spec.Spec;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every vector that a pre-aggregator of the catalogue makes, against the slow version. */
class PreAggregatorsAgainstSlowTest {
  static List<String> specs() {
    return Specs.preAggregators();
  }

  @ParameterizedTest
  @MethodSource("specs")
  void agree(String text) {
    Spec spec = PreAggregators.CATALOGUE.complete(Spec.parse(text));
    for (int[] mq : new int[][] {{1, 0}, {9, 0}, {10, 2}, {11, 3}, {25, 11}}) {
      float[][] rows = Samples.normal(mq[0], 300, 0.3, 1, mq[0]);
      // Lengths differ, so that some are clipped.
      for (int i = 0; i < rows.length; i += 2) {
        for (int j = 0; j < rows[i].length; j++) {
          rows[i][j] *= 1 + i / 10f;
        }
      }
      if (mq[0] > 2) {
        rows[2] = rows[0].clone();
      }
      for (Round round : new Round[] {Round.FIRST, new Round(5, 7, null)}) {
        double[][] actual = new Mapped(text).of(rows, mq[1], round);
        double[][] expected =
            SlowVersions.ofPreAggregator(spec.name())
                .map(Doubles.of(rows), new Given(mq[1], round, new Arguments(spec)));
        assertEquals(expected.length, actual.length);
        for (int a = 0; a < expected.length; a++) {
          String place = "%s of m, q = %s, vector %d".formatted(text, Arrays.toString(mq), a);
          assertArrayEquals(expected[a], actual[a], 1e-5, place);
        }
      }
    }
  }
}
