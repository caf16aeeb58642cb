package dev.strategikon.sgd;

import dev.strategikon.random.Draws;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Pass after pass over some images, as one endless sequence. Each pass has every image once, in an
 * order drawn by (seed, pass). Safe for use by several threads.
 */
final class ImagePasses {
  private final int[] images;
  private final long seed;
  private final int part;

  /** The orders of the passes in use: usually one, two where a minibatch takes from both. */
  private final Map<Long, int[]> orders = new ConcurrentHashMap<>();

  /**
   * Creates the sequence.
   *
   * @param images only read
   * @param part a number that no other part of the run has
   */
  ImagePasses(int[] images, long seed, int part) {
    this.images = images;
    this.seed = seed;
    this.part = part;
  }

  /** Returns n images of the sequence. */
  int[] take(long from, int n) {
    int[] taken = new int[n];
    for (int i = 0; i < n; i++) {
      long position = from + i;
      taken[i] = order(position / images.length)[(int) (position % images.length)];
    }
    return taken;
  }

  /** Returns n images of one pass, which must have that many from there on. */
  int[] takeOf(long pass, int from, int n) {
    return Arrays.copyOfRange(order(pass), from, from + n);
  }

  /** Returns how many images a pass has. */
  int size() {
    return images.length;
  }

  private int[] order(long pass) {
    int[] order = orders.get(pass);
    if (order == null) {
      orders.keySet().removeIf(old -> Math.abs(old - pass) > 1);
      order = orders.computeIfAbsent(pass, this::shuffled);
    }
    return order;
  }

  private int[] shuffled(long pass) {
    int[] order = images.clone();
    Draws.of(seed, "pass", part, pass).shuffle(order);
    return order;
  }
}
