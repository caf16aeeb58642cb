package dev.strategikon.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeometryTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 17, 207, 4095, 4096, 4097})
  void distancesAndProductsMatchExactSums(int d) {
    check(Slow.gaussian(d, 5, d, 0.1, 1));
    check(Slow.gaussian(d, 5, d, 100, 1));
  }

  @Test
  void nearVectorsKeepTheirDigits() {
    // Norm 100, differences a thousandth of it: inner products alone lose all digits here.
    float[] base = Slow.gaussian(1, 1, 5000, 0, 1.4)[0];
    float[][] rows = Slow.gaussian(2, 6, 5000, 0, 1e-3);
    for (float[] row : rows) {
      for (int j = 0; j < row.length; j++) {
        row[j] += base[j];
      }
    }
    check(rows);
  }

  @Test
  void identicalVectorsHaveDistanceZero() {
    float[][] rows = Slow.gaussian(3, 4, 5000, 1, 1);
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
    float[][] rows = Slow.gaussian(4, 4, 5000, 0, 1);
    java.util.Arrays.fill(rows[1], 1e30f);
    check(rows);
  }

  @Test
  void tinyVectorsDoNotVanish() {
    check(Slow.gaussian(5, 4, 300, 0, 1e-30));
    check(Slow.gaussian(5, 4, 300, 1e-25, 1e-30));
  }

  @Test
  void zerosAreAllowed() {
    float[][] rows = Slow.gaussian(6, 3, 100, 0, 1);
    rows[1] = new float[100];
    rows[2] = new float[100];
    rows[2][5] = -0f;
    check(rows);
  }

  @Test
  void threadsDoNotChangeABit() {
    float[][] rows = Slow.gaussian(7, 9, 100_003, 0.1, 1);
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
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        double distance = Slow.squaredDistance(rows[i], rows[j]);
        assertEquals(distance, geometry.squaredDistance(i, j), 1e-4 * distance);
        double product = Slow.product(rows[i], rows[j]);
        double size = Math.sqrt(Slow.product(rows[i], rows[i]) * Slow.product(rows[j], rows[j]));
        assertTrue(Math.abs(product - geometry.product(i, j)) <= 1e-5 * size);
      }
    }
  }
}
