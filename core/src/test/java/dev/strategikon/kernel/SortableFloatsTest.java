package dev.strategikon.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SortableFloatsTest {
  @Test
  void integersKeepTheOrderOfFloats() {
    float[] ascending = {
      -Float.MAX_VALUE, -1, -Float.MIN_VALUE, -0f, 0f, Float.MIN_VALUE, 1, 1e30f
    };
    for (int i = 1; i < ascending.length; i++) {
      assertTrue(SortableFloats.toInt(ascending[i - 1]) < SortableFloats.toInt(ascending[i]));
      assertEquals(ascending[i], SortableFloats.toFloat(SortableFloats.toInt(ascending[i])));
    }
  }
}
