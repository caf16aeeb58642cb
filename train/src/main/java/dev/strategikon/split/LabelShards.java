package dev.strategikon.split;

import dev.strategikon.dataset.Images;
import dev.strategikon.random.Draws;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * McMahan, Moore, Ramage, Hampson and Agüera y Arcas (AISTATS 2017): sort the images by label, cut
 * them into {@code shards}·m shards, and give each worker so many of them at random.
 *
 * @param shards how many shards a worker has, at least 1
 */
public record LabelShards(int shards) implements Split {
  /** Checks the count. */
  public LabelShards {
    if (shards < 1) {
      throw new IllegalArgumentException("shards must be at least 1, not " + shards);
    }
  }

  @Override
  public int[][] parts(Images images, int parts, long seed) {
    int pieces = Math.multiplyExact(shards, parts);
    Dealing.requireImages("label-shards", images, pieces, "shards");
    Draws draws = Draws.of(seed, "split");
    int[] sorted = Dealing.byLabel(images, Dealing.shuffled(images, draws));
    int[] order = IntStream.range(0, pieces).toArray();
    draws.shuffle(order);
    int[][] dealt = new int[parts][];
    for (int part = 0; part < parts; part++) {
      dealt[part] =
          Arrays.stream(order, part * shards, (part + 1) * shards)
              .flatMap(
                  piece ->
                      Arrays.stream(
                          sorted,
                          Dealing.cut(sorted.length, pieces, piece),
                          Dealing.cut(sorted.length, pieces, piece + 1)))
              .toArray();
    }
    return dealt;
  }
}
