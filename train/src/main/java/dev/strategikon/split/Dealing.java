package dev.strategikon.split;

import dev.strategikon.dataset.Images;
import dev.strategikon.random.Draws;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Helpers that several splits share. */
final class Dealing {
  private Dealing() {}

  /** Returns all images in an order in which each permutation has the same probability. */
  static int[] shuffled(Images images, Draws draws) {
    int[] order = IntStream.range(0, images.count()).toArray();
    draws.shuffle(order);
    return order;
  }

  /** Returns images sorted by label; images of one label keep their order. */
  static int[] byLabel(Images images, int[] order) {
    return Arrays.stream(order)
        .boxed()
        .sorted((a, b) -> Integer.compare(images.label(a), images.label(b)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Returns where piece i of n begins when things are cut as evenly as possible. */
  static int cut(int things, int pieces, int i) {
    return (int) ((long) things * i / pieces);
  }

  /**
   * Checks that there is an image for each piece.
   *
   * @throws IllegalArgumentException if not
   */
  static void requireImages(String split, Images images, int pieces, String what) {
    if (images.count() < pieces) {
      throw new IllegalArgumentException(
          "split %s needs an image for each of %d %s, but there are %d training images"
              .formatted(split, pieces, what, images.count()));
    }
  }
}
