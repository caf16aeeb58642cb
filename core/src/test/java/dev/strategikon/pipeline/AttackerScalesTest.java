package dev.strategikon.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.random.Draws;
import dev.strategikon.rule.Round;
import dev.strategikon.samples.Rounds;
import dev.strategikon.samples.Samples;
import dev.strategikon.slow.Agreement;
import dev.strategikon.slow.Doubles;
import dev.strategikon.slow.SlowPipeline;
import dev.strategikon.slow.Specs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Attackers of every size that a float can have, against every rule and every pipeline of a
 * pre-aggregator and a rule: the aggregate is that of double arithmetic.
 */
class AttackerScalesTest {
  private static final double[] SCALES = {
    1e-45, 1e-30, 1e-3, 1, 1e2, 1e4, 1e7, 1e10, 1e14, 1e17, 1e20, 1e25, 1e30, 1e35, 3e38
  };

  /** How the attackers lie. */
  private enum Attackers {
    /** All send the negated first honest vector. */
    EQUAL,
    /** Each sends its own. */
    DIFFERENT,
    /** One is farther than the other by ten decades, if floats can hold it. */
    UNEQUAL
  }

  static Stream<String> specs() {
    List<String> all = new ArrayList<>(Specs.rules());
    List<String> stages = new ArrayList<>(Specs.preAggregators());
    stages.addAll(List.of("arc | nnm", "clipping(radius=3) | nnm", "nnm | arc"));
    for (String stage : stages) {
      Specs.rules().forEach(rule -> all.add(stage + " | " + rule));
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("specs")
  void theAggregateIsThatOfDoubles(String spec) {
    Aggregator aggregator = Aggregator.parse(spec);
    List<String> wrong = new ArrayList<>();
    for (int[] mq : new int[][] {{9, 2}, {12, 2}}) {
      if (!aggregator.isDefined(mq[0], mq[1]) || mq[0] > SlowPipeline.parse(spec).mostVectors()) {
        continue;
      }
      for (Samples.Kind kind : List.of(Samples.Kind.NORMAL, Samples.Kind.NARROW)) {
        for (Attackers attackers : Attackers.values()) {
          for (double scale : SCALES) {
            float[][] rows = rows(mq[0], mq[1], kind, attackers, scale);
            Round round = Rounds.first(rows[0].length);
            float[] actual =
                aggregator.aggregate(Gradients.of(rows), mq[1], round, Compute.SERIAL).vector();
            Agreement agreement = new Agreement(spec, Doubles.of(rows), mq[1]);
            if (agreement.differences(actual, actual.length).length > 0) {
              wrong.add("%s q=%d %s %s %.0e".formatted(spec, mq[1], kind, attackers, scale));
            }
          }
        }
      }
    }
    assertEquals(List.of(), wrong, spec);
  }

  private static float[][] rows(
      int m, int q, Samples.Kind kind, Attackers attackers, double scale) {
    int d = 6;
    float[][] honest = Samples.of(kind, m - q, d, 3).rows();
    float[][] rows = new float[m][d];
    System.arraycopy(honest, 0, rows, 0, m - q);
    for (int i = m - q; i < m; i++) {
      Draws draws = Draws.of(5, "attackers", i);
      double size = attackers == Attackers.UNEQUAL && i == m - 1 ? scale * 1e-10 : scale;
      double most = 0;
      double[] direction = new double[d];
      for (int j = 0; j < d; j++) {
        direction[j] = attackers == Attackers.EQUAL ? -honest[0][j] : draws.nextGaussian();
        most = Math.max(most, Math.abs(direction[j]));
      }
      for (int j = 0; j < d; j++) {
        rows[i][j] = (float) (size * direction[j] / most);
      }
    }
    return rows;
  }
}
