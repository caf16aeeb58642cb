package dev.strategikon.dataset;

import java.util.List;
import java.util.Locale;

/** The order of the dimensions of an array with four. */
enum NpyLayout {
  /** Channels first, unless the sizes look as if they were last. */
  AUTO,
  /** Channels first: N × C × H × W, as PyTorch has it. */
  NCHW,
  /** Channels last: N × H × W × C, as Keras, PIL and OpenCV have it. */
  NHWC;

  static NpyLayout of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** Returns whether one cannot tell an array's layout from its shape. */
  boolean isUnclear(List<Integer> shape) {
    return this == AUTO && shape.size() == 4 && isColours(shape.get(3)) && !isColours(shape.get(1));
  }

  private static boolean isColours(int size) {
    return size == 1 || size == 3 || size == 4;
  }
}
