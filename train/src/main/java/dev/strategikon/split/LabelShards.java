package dev.strategikon.split;

import dev.strategikon.dataset.Images;
import dev.strategikon.random.Draws;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Shards of the images sorted by label, drawn at random for each worker.
 *
 * @param shards how many shards a worker has, at least 1
 */
public record LabelShards(int shards) implements Split {
  /** Its entry in the catalogue. */
  public static final Entry<Split> ENTRY =
      new Entry<>(
          "label-shards",
          "The images are sorted by label and cut into shards, and each worker gets a few shards.",
          "McMahan et al., AISTATS 2017",
          List.of(Parameter.optional("shards", "2", "shards of a worker, at least 1")),
          new Guide(
              """
              images sorted by label, those of a label in random order
              cut into shards·m pieces, alike but for rounding
              each worker takes shards of them at random""",
              "As many images as shards·m.",
              "Once a run: the images, sorted by label.",
              "Where heterogeneity should be tuned finely: it comes in steps of one class or so."),
          arguments -> new LabelShards(arguments.integer("shards")));

  /**
   * Checks the count.
   *
   * @param shards how many shards a worker has, at least 1
   */
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
