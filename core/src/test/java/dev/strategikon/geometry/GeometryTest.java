package dev.strategikon.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.samples.Samples;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeometryTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 17, 207, 4095, 4096, 4097})
  void distancesAndProductsMatchExactSums(int d) {
    check(Samples.normal(5, d, 0.1, 1, d));
    check(Samples.normal(5, d, 100, 1, d));
  }

  @Test
  void nearVectorsKeepTheirDigits() {
    // Norm 100, differences a thousandth of it: inner products alone lose all digits here.
    float[] base = Samples.normal(1, 5000, 0, 1.4, 1)[0];
    float[][] rows = Samples.normal(6, 5000, 0, 1e-3, 2);
    for (float[] row : rows) {
      for (int j = 0; j < row.length; j++) {
        row[j] += base[j];
      }
    }
    check(rows);
  }

  @Test
  void identicalVectorsHaveDistanceZero() {
    float[][] rows = Samples.normal(4, 5000, 1, 1, 3);
    rows[2] = rows[0].clone();
    rows[3] = rows[1];
    Geometry geometry = Geometry.of(Gradients.of(rows), Compute.SERIAL);
    assertEquals(0.0, geometry.squaredDistance(0, 2));
    assertEquals(0.0, geometry.squaredDistance(1, 3));
    assertEquals(geometry.squaredDistance(0, 1), geometry.squaredDistance(2, 3));
    assertEquals(geometry.product(0, 1), geometry.product(2, 3));
  }

  @Test
  void aHugeVectorSpoilsNobodyElse() {
    float[][] rows = Samples.normal(4, 5000, 0, 1, 4);
    Arrays.fill(rows[1], 1e30f);
    check(rows);
  }

  @Test
  void tinyVectorsDoNotVanish() {
    check(Samples.normal(4, 300, 0, 1e-30, 5));
    check(Samples.normal(4, 300, 1e-25, 1e-30, 5));
  }

  @Test
  void zerosAreAllowed() {
    float[][] rows = Samples.normal(3, 100, 0, 1, 6);
    rows[1] = new float[100];
    rows[2] = new float[100];
    rows[2][5] = -0f;
    check(rows);
  }

  @Test
  void threadsDoNotChangeABit() {
    float[][] rows = Samples.normal(9, 100_003, 0.1, 1, 7);
    Geometry one = Geometry.of(Gradients.of(rows), Compute.SERIAL);
    for (int threads : new int[] {2, 3, 7}) {
      Geometry many = Geometry.of(Gradients.of(rows), new Compute(threads));
      for (int i = 0; i < rows.length; i++) {
        for (int j = 0; j < rows.length; j++) {
          assertEquals(one.product(i, j), many.product(i, j));
          assertEquals(one.squaredDistance(i, j), many.squaredDistance(i, j));
        }
      }
    }
  }

  private static void check(float[][] rows) {
    Geometry geometry = Geometry.of(Gradients.of(rows), new Compute(2));
    double[] norms =
        Arrays.stream(rows).mapToDouble(x -> Math.sqrt(ExactSums.product(x, x))).toArray();
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j <= i; j++) {
        double distance = ExactSums.squaredDistance(rows[i], rows[j]);
        assertEquals(distance, geometry.squaredDistance(i, j), 1e-4 * distance);
        double product = ExactSums.product(rows[i], rows[j]);
        double size = norms[i] * norms[j];
        assertTrue(Math.abs(product - geometry.product(i, j)) <= 1e-5 * size);
        assertEquals(geometry.squaredDistance(i, j), geometry.squaredDistance(j, i));
        assertEquals(geometry.product(i, j), geometry.product(j, i));
      }
    }
  }
}
