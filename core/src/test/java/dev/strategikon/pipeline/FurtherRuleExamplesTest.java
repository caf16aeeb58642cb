package dev.strategikon.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.strategikon.gradient.Gradients;
import dev.strategikon.samples.Samples;
import org.junit.jupiter.api.Test;

/** Rules that choose by distances and directions, on numbers that a pencil can follow. */
class FurtherRuleExamplesTest {
  /**
   * The sums of distances of 0, 1, 2, 3 and 21 are 27, 24, 23, 24 and 78. The mean is 5.4, so 21 is
   * removed first. Then the mean is 1.5, and 0 and 3 are as far: the later one goes.
   */
  @Test
  void medoidAndFaba() {
    Gradients spread = Samples.column(0, 1, 2, 3, 21);
    assertArrayEquals(new float[] {2}, aggregate("medoid", spread, 0));
    assertArrayEquals(new float[] {1.5f}, aggregate("faba", spread, 1));
    assertArrayEquals(new float[] {1}, aggregate("faba", spread, 2));
  }

  /** Two of four are in the middle: the first of the medoids. */
  @Test
  void theFirstOfTwoMedoids() {
    assertArrayEquals(new float[] {2}, aggregate("medoid", Samples.column(9, 2, 1, 0), 0));
  }

  /**
   * With T = 1, 0, 1 and 10 pull z by −z, 1 − z and at most 1: at z = 1 by −1, 0 and 1. And 0, 0
   * and 10 pull by −2z and 1. With a larger T than all distances it is the mean.
   */
  @Test
  void huber() {
    assertHuber(1, 1, 0, 1, 10);
    assertHuber(0.5f, 1, 0, 0, 10);
    assertHuber(11 / 3f, 99, 0, 1, 10);
  }

  private static void assertHuber(float expected, int threshold, float... values) {
    String rule = "huber(threshold=%d, iterations=200)".formatted(threshold);
    assertArrayEquals(
        new float[] {expected}, aggregate(rule, Samples.column(values), 0), 1e-6f, rule);
  }

  /**
   * Three of five point east and north-east, at most 45 degrees apart, and two point west. The
   * lengths are 1, 2, √2, 1 and 9, so the second is clipped to √2.
   */
  @Test
  void flame() {
    Gradients five =
        Gradients.of(
            new float[] {1, 0},
            new float[] {2, 0},
            new float[] {1, 1},
            new float[] {-1, 0},
            new float[] {-9, 0});
    float root = (float) Math.sqrt(2);
    assertArrayEquals(new float[] {(2 + root) / 3, 1 / 3f}, aggregate("flame", five, 2), 1e-6f);
  }

  /** Nearly parallel vectors: 1 less a cosine would round to 0 for all three pairs. */
  @Test
  void flameTellsTinyAnglesApart() {
    Gradients fan =
        Gradients.of(new float[] {1, 0}, new float[] {1, 1e-5f}, new float[] {1, 1.5e-5f});
    assertArrayEquals(new float[] {1, 1.25e-5f}, aggregate("flame", fan, 1), 1e-8f);
  }

  /** Three of five are nearest to the median 2; of two at one distance the first is. */
  @Test
  void aksel() {
    assertArrayEquals(new float[] {2}, aggregate("aksel", Samples.column(0, 1, 2, 3, 21), 2));
    assertArrayEquals(
        new float[] {1.5f}, aggregate("aksel(select=4)", Samples.column(0, 1, 2, 3, 21), 2));
    assertArrayEquals(new float[] {2.5f}, aggregate("aksel", Samples.column(1, 4, 7), 1));
  }

  /**
   * The mean is (0, 0.025), and most of the spread is in the second coordinate: 3 is farther than
   * −2.9.
   */
  @Test
  void dnc() {
    Gradients cross =
        Gradients.of(
            new float[] {1, 0}, new float[] {-1, 0}, new float[] {0, 3}, new float[] {0, -2.9f});
    assertArrayEquals(new float[] {0, -2.9f / 3}, aggregate("dnc", cross, 1), 1e-6f);
    assertArrayEquals(new float[] {0, 0}, aggregate("dnc(c=1.5)", cross, 1), 1e-6f);
  }

  /** The median length is √8. The third is too long, the last two have other signs. */
  @Test
  void signguard() {
    Gradients five =
        Gradients.of(
            new float[] {2, 2},
            new float[] {4, 4},
            new float[] {90, 90},
            new float[] {-2, -2},
            new float[] {-2, -2});
    assertArrayEquals(new float[] {2, 2}, aggregate("signguard(sample=1)", five, 2), 1e-6f);
    assertArrayEquals(
        new float[] {2, 2}, aggregate("signguard(sample=1, high=99)", five, 2), 1e-6f);
  }

  private static float[] aggregate(String rule, Gradients gradients, int q) {
    return Aggregator.parse(rule).aggregate(gradients, q).vector();
  }
}
