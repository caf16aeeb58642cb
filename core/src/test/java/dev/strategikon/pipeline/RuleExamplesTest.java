package dev.strategikon.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.strategikon.gradient.Gradients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules on numbers that others have computed, or a pencil. */
class RuleExamplesTest {
  private static final Gradients NINE =
      Gradients.of(new float[] {1, 2, 3}, new float[] {4, 5, 6}, new float[] {7, 8, 9});

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "mean; 4; 5; 6",
        "median; 4; 5; 6",
        "trimmed-mean; 4; 5; 6",
        "centered-clipping; 4; 5; 6",
        "krum(neighbours=1); 1; 2; 3",
        "multi-krum(neighbours=1, select=2); 2.5; 3.5; 4.5",
        "mda; 2.5; 3.5; 4.5",
        "monna(trusted=1); 2.5; 3.5; 4.5",
        "meamed; 2.5; 3.5; 4.5",
        "smea; 2.5; 3.5; 4.5",
        "caf; 4; 5; 6",
        "geometric-median(nu=0.1, iterations=3); 3.78788764; 4.78788764; 5.78788764",
        "clipping(radius=2) | nnm | trimmed-mean; .95841302; 1.14416941; 1.3299258",
        "nnm | mean; 3.5; 4.5; 5.5",
        "arc | mean; 3.13668003; 4.01334861; 4.89001718",
      })
  void threeVectorsByByzFlsDocumentation(String rule, float a, float b, float c) {
    assertArrayEquals(new float[] {a, b, c}, aggregate(rule, NINE, 1), 1e-6f);
  }

  @Test
  void meamedSmeaAndCafByHand() {
    Gradients spread =
        Gradients.of(
            new float[] {-10, 0},
            new float[] {1, 100},
            new float[] {2, 2},
            new float[] {3, -100},
            new float[] {100, 1});
    assertArrayEquals(new float[] {2, 1}, aggregate("meamed", spread, 2));
    Gradients corner =
        Gradients.of(
            new float[] {0, 0}, new float[] {1, 0}, new float[] {0, 1}, new float[] {6, 6});
    assertArrayEquals(new float[] {1 / 3f, 1 / 3f}, aggregate("smea", corner, 1), 1e-7f);
    Gradients cross =
        Gradients.of(
            new float[] {1, 0}, new float[] {-1, 0}, new float[] {0, 1}, new float[] {0, -1});
    assertArrayEquals(new float[2], aggregate("caf", cross, 1), 1e-7f);
  }

  @Test
  void theMedianOfAnEvenNumberIsTheMeanOfTheTwoMiddleValues() {
    Gradients even =
        Gradients.of(
            new float[] {1, 2, 3},
            new float[] {-1, 4, -1},
            new float[] {2, 2, 3},
            new float[] {3, 1, 3});
    assertArrayEquals(new float[] {1.5f, 2, 3}, aggregate("median", even, 1));
  }

  private static float[] aggregate(String rule, Gradients gradients, int q) {
    return Aggregator.parse(rule).aggregate(gradients, q).vector();
  }
}
