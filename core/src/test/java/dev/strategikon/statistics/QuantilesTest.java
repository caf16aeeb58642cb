package dev.strategikon.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantilesTest {
  @Test
  void theNormalQuantileInvertsTheDistribution() {
    assertEquals(1.959963984540054, NormalQuantile.of(0.975), 1e-11);
    assertEquals(-2.3263478740408408, NormalQuantile.of(0.01), 1e-11);
    assertEquals(4.753424308822899, NormalQuantile.of(1 - 1e-6), 1e-8);
    assertThrows(IllegalArgumentException.class, () -> NormalQuantile.of(1));
  }

  /** As SciPy 1.17 has them. */
  @ParameterizedTest
  @CsvSource({
    "0.5, 1, 1",
    "0.95, 1, 12.706204736174694",
    "0.99, 1, 63.656741162871526",
    "0.999999, 1, 636619.7722780723",
    "0.95, 2, 4.302652729749462",
    "0.999999, 2, 999.9992499299547",
    "0.9, 3, 2.3533634348018233",
    "0.95, 4, 2.7764451051977934",
    "0.99, 9, 3.249835541592126",
    "0.95, 10, 2.228138851986274",
    "0.95, 19, 2.0930240544083087",
    "0.99, 30, 2.7499956535672254",
    "0.95, 99, 1.9842169515864174",
    "0.999999, 120, 5.157569972873113",
    "0.95, 500, 1.9647198374673676",
    "0.999999, 500, 4.953275666506483",
    "0.5, 501, 0.6749797573172168",
    "0.95, 501, 1.9647103221754827",
    "0.999999, 501, 4.953151297771722",
    "0.99, 100000, 2.575878469908375",
    "0.95, 1000000000, 1.959963986912325",
  })
  void studentsQuantileIsAsTabulated(double confidence, long degrees, double expected) {
    assertEquals(expected, StudentQuantile.twoSided(confidence, degrees), 1e-9 * expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 77, 498, 500})
  void studentsQuantileInvertsItsDistribution(int degrees) {
    for (double confidence : new double[] {1e-6, 0.1, 0.683, 0.95, 0.9999}) {
      double t = StudentQuantile.twoSided(confidence, degrees);
      assertEquals(confidence, StudentQuantile.probability(t, degrees), 1e-14);
    }
  }

  @Test
  void whatIsOutOfRangeIsRefused() {
    for (double confidence : new double[] {0, 1, -0.5, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> StudentQuantile.twoSided(confidence, 5));
    }
    assertThrows(IllegalArgumentException.class, () -> StudentQuantile.twoSided(0.95, 0));
  }
}
