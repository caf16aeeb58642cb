package dev.strategikon.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.random.Draws;
import dev.strategikon.samples.Samples;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The strongest attack found, and the limit that no attack gets below. */
class BracketTest {
  private static final int RANDOM_ATTACKS = Integer.getInteger("strategikon.attacks", 400);

  /** In units of ‖r‖²; a search by others reached these. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "krum; 1,-2 / 1,0 / 0,3 / -1,3 / 2,1; 1; -1.029",
        "krum; 0,3 / -1,0 / -1,-3 / -1,-2 / 0,-2 / 0,2; 2; -4.49",
      })
  void krumOfTheField(String rule, String honest, int q, double reached) {
    float[][] rows =
        Arrays.stream(honest.split(" / "))
            .map(
                row -> {
                  String[] cells = row.split(",");
                  return new float[] {Float.parseFloat(cells[0]), Float.parseFloat(cells[1])};
                })
            .toArray(float[][]::new);
    Question question = Question.of(Gradients.of(rows), q, Aggregator.parse(rule), Compute.SERIAL);
    Bound bound = WorstCase.of(question).bound();
    double square = Samples.product(question.reference(), doubles(question.reference()));
    assertTrue(bound.innerProduct() <= (reached + 5e-3) * square, bound + " of " + square);
    assertTrue(bound.limit() <= bound.innerProduct());
    assertTrue(bound.limit() > 12 * reached * square, bound + " is no bracket");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "krum",
        "multi-krum",
        "mda",
        "monna",
        "cge",
        "meamed",
        "phocas",
        "krum(neighbours=3)"
      })
  void noAttackGetsBelowTheLimit(String rule) {
    for (Samples.Kind kind : Samples.Kind.values()) {
      for (int q = 1; q <= 2; q++) {
        Gradients honest = Samples.of(kind, 7, 3, q);
        Question question = Question.of(honest, q, Aggregator.parse(rule), Compute.SERIAL);
        Bound bound = WorstCase.of(question).bound();
        assertTrue(bound.limit() > Double.NEGATIVE_INFINITY, rule);
        assertEquals(bound.innerProduct(), Trials.product(question, bound.vectors()));
        // The search need not find the very end.
        double slack = 0.1 * (bound.innerProduct() - bound.limit());
        RandomAttacks attacks = new RandomAttacks(honest, q, Draws.of(q, "bracket"));
        int lower = 0;
        for (int k = 0; k < RANDOM_ATTACKS; k++) {
          double product = Trials.product(question, attacks.next());
          assertTrue(product >= bound.limit(), product + " is below the limit of " + bound);
          lower += product < bound.innerProduct() - slack ? 1 : 0;
        }
        assertEquals(0, lower, rule + " " + kind + " q=" + q + ": stronger than " + bound);
      }
    }
  }

  private static double[] doubles(float[] x) {
    double[] wide = new double[x.length];
    for (int j = 0; j < x.length; j++) {
      wide[j] = x[j];
    }
    return wide;
  }
}
