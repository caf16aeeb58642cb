package dev.strategikon.sgd;

import dev.strategikon.dataset.Dataset;
import dev.strategikon.dataset.Images;
import dev.strategikon.random.Draws;
import java.util.List;

/** A small data set that a linear model can learn: each class brightens its own pixels. */
final class TinyImages {
  private TinyImages() {}

  static Dataset dataset() {
    return new Dataset("tiny", List.of("a", "b", "c"), images("train", 300), images("test", 90));
  }

  private static Images images(String name, int count) {
    byte[] pixels = new byte[count * 36];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      Draws draws = Draws.of(1, name, i);
      labels[i] = (byte) (i % 3);
      for (int p = 0; p < 36; p++) {
        int signal = p % 3 == labels[i] ? 60 : 0;
        pixels[i * 36 + p] = (byte) (60 + signal + draws.nextInt(100));
      }
    }
    return new Images(1, 6, 6, pixels, labels);
  }
}
