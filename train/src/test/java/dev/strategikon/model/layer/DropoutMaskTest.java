package dev.strategikon.model.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.random.Draws;
import org.junit.jupiter.api.Test;

class DropoutMaskTest {
  @Test
  void dropsTheRateAndScalesTheRest() {
    int size = 100_003;
    float[] mask = DropoutMask.draw(Draws.of(1, "test"), 0.25, size);

    int dropped = 0;
    for (float value : mask) {
      if (value == 0) {
        dropped++;
      } else {
        assertEquals(4f / 3, value);
      }
    }
    // Five standard deviations of a binomial count.
    assertEquals(0.25 * size, dropped, 5 * Math.sqrt(0.25 * 0.75 * size));
  }

  @Test
  void rateZeroDropsNothing() {
    assertArrayEquals(new float[] {1, 1, 1, 1, 1}, DropoutMask.draw(Draws.of(1, "test"), 0, 5));
  }
}
