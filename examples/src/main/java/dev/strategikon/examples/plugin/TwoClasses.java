package dev.strategikon.examples.plugin;

import dev.strategikon.dataset.Dataset;
import dev.strategikon.dataset.Images;
import dev.strategikon.random.Draws;
import java.util.List;

/** A data set that is made and not read: noisy grey images, of which one half is brighter. */
final class TwoClasses {
  private static final int SIDE = 8;

  private TwoClasses() {}

  static Dataset make(int count) {
    return new Dataset(
        "two-classes", List.of("left", "right"), images(count, "train"), images(count, "test"));
  }

  private static Images images(int count, String part) {
    Draws draws = Draws.of(0, part);
    byte[] pixels = new byte[count * SIDE * SIDE];
    byte[] labels = new byte[count];
    for (int image = 0; image < count; image++) {
      labels[image] = (byte) draws.nextInt(2);
      for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
        boolean isRight = pixel % SIDE >= SIDE / 2;
        int grey = draws.nextInt(200) + (isRight == (labels[image] == 1) ? 55 : 0);
        pixels[image * SIDE * SIDE + pixel] = (byte) grey;
      }
    }
    return new Images(1, SIDE, SIDE, pixels, labels);
  }
}
