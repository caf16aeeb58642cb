package dev.strategikon.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.bits.Shards;
import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.random.Draws;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CoordinateSampleTest {
  private static float[] reference(int d) {
    Draws draws = Draws.of(3, "reference", d);
    float[] reference = new float[d];
    for (int j = 0; j < d; j++) {
      reference[j] = (float) draws.nextGaussian();
    }
    return reference;
  }

  /** A line whose only honest vector, base and direction are the numbers of the coordinates. */
  private static Line numbered(float[] reference, Compute compute, int first) {
    float[] numbers = new float[reference.length];
    for (int j = 0; j < numbers.length; j++) {
      numbers[j] = first + j;
    }
    Line line =
        KnownLine.of("mean", Gradients.of(numbers), 1, reference, numbers, numbers, 1).line();
    return new Line(
        line.honest(), 1, line.rule(), reference, numbers, numbers, 1, line.round(), compute);
  }

  private static int[] chosen(CoordinateSample sample, float[] reference, Compute compute) {
    float[] numbers = sample.of(numbered(reference, compute, 0)).direction();
    int[] chosen = new int[numbers.length];
    Arrays.setAll(chosen, k -> (int) numbers[k]);
    return chosen;
  }

  @Test
  void ifAllMayBeTakenAllAre() {
    float[] reference = reference(100);
    for (int most : new int[] {100, 101, 5000}) {
      CoordinateSample sample = CoordinateSample.of(reference, most, Compute.SERIAL);
      double[] ones = new double[100];
      Arrays.fill(ones, 1);
      assertArrayEquals(ones, sample.weights());
      assertEquals(99, chosen(sample, reference, Compute.SERIAL)[99]);
    }
  }

  @Test
  void noneIsTakenTwiceAndTogetherTheyStandForAll() {
    float[] reference = reference(10_000);
    double floor = 0;
    for (float r : reference) {
      floor += 0.25 * Math.abs(r) / reference.length;
    }
    CoordinateSample sample = CoordinateSample.of(reference, 300, Compute.SERIAL);
    int[] chosen = chosen(sample, reference, Compute.SERIAL);
    assertTrue(chosen.length <= 300 && chosen.length > 250, chosen.length + " coordinates");
    double length = 0;
    double all = 0;
    for (int k = 0; k < chosen.length; k++) {
      assertTrue(k == 0 || chosen[k - 1] < chosen[k]);
      length += sample.weights()[k] * (Math.abs(reference[chosen[k]]) + floor);
      all += sample.weights()[k];
    }
    double expected = 1.25 / 0.25 * floor * reference.length;
    assertEquals(expected, length, 1e-9 * expected);
    assertEquals(10_000, all, 1000);
  }

  /** Σ w·x over the sample is about Σ x, nearer the more x is like r. */
  @Test
  void sumsAreEstimated() {
    float[] reference = reference(20_000);
    CoordinateSample sample = CoordinateSample.of(reference, 500, Compute.SERIAL);
    int[] chosen = chosen(sample, reference, Compute.SERIAL);
    double squares = 0;
    for (int k = 0; k < chosen.length; k++) {
      squares += sample.weights()[k] * Math.pow(reference[chosen[k]], 2);
    }
    assertEquals(20_000, squares, 1500);
  }

  @Test
  void aLargeReferenceIsNeverLeftOut() {
    float[] reference = reference(50_000);
    reference[31_234] = 1e6f;
    CoordinateSample sample = CoordinateSample.of(reference, 256, Compute.SERIAL);
    int[] chosen = chosen(sample, reference, Compute.SERIAL);
    int at = Arrays.binarySearch(chosen, 31_234);
    assertTrue(at >= 0);
    assertEquals(1, sample.weights()[at], 0.3);
  }

  @Test
  void withoutALengthAllAreTaken() {
    float[] infinite = new float[1000];
    infinite[5] = Float.POSITIVE_INFINITY;
    float[] noNumber = new float[1000];
    noNumber[5] = Float.NaN;
    for (float[] reference : new float[][] {new float[1000], infinite, noNumber}) {
      assertEquals(1000, CoordinateSample.of(reference, 10, Compute.SERIAL).weights().length);
    }
    assertEquals(0, CoordinateSample.of(new float[0], 10, Compute.SERIAL).weights().length);
  }

  @Test
  void everyShardHasTheSampleOfAll() {
    int d = 9 * Blocks.SIZE + 137;
    float[] reference = reference(d);
    Shards.assertSame(
        d,
        new int[] {2, 5, 16},
        place -> {
          float[] own = place.slice(reference);
          CoordinateSample sample = CoordinateSample.of(own, 400, place.compute());
          Line line = sample.of(numbered(own, place.compute(), place.from()));
          return new Shards.Answer(
              Arrays.toString(sample.weights())
                  + Arrays.toString(line.direction())
                  + Arrays.toString(line.reference())
                  + Arrays.toString(line.base())
                  + Arrays.deepToString(line.honest().rows()));
        });
  }
}
