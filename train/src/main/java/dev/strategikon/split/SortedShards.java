package dev.strategikon.split;

import dev.strategikon.dataset.Images;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The images sorted by label, dealt out without chance: a contiguous shard for each worker, or one
 * image after the other in turn.
 *
 * @param inTurn whether they are dealt out in turn, so that all parts have the same labels
 */
public record SortedShards(boolean inTurn) implements Split {
  /** Its entry in the catalogue. */
  public static final Entry<Split> ENTRY =
      new Entry<>(
          "sorted-shards",
          "The images are sorted by label, and each worker gets one contiguous shard.",
          "Karimireddy, He and Jaggi, ICLR 2022",
          List.of(
              Parameter.optional(
                  "deal",
                  "shards",
                  "shards, or in-turn: every m-th image, so that parts are alike")),
          new Guide(
              """
              images sorted by label, those of a label in the file's order
              worker i takes shard i of m, alike but for rounding; with in-turn, images i, i + m, …""",
              "As many images as workers.",
              "Once a run: the images, sorted by label.",
              "If the seed should decide who has which images: here the order in the file does."),
          arguments ->
              new SortedShards(arguments.choice("deal", "shards", "in-turn").equals("in-turn")));

  @Override
  public int[][] parts(Images images, int parts, long seed) {
    Dealing.requireImages("sorted-shards", images, parts, "workers");
    int total = images.count();
    int[] sorted = Dealing.byLabel(images, IntStream.range(0, total).toArray());
    int[][] dealt = new int[parts][];
    for (int part = 0; part < parts; part++) {
      int first = part;
      dealt[part] =
          inTurn
              ? IntStream.iterate(first, i -> i < total, i -> i + parts)
                  .map(i -> sorted[i])
                  .toArray()
              : Arrays.copyOfRange(
                  sorted, Dealing.cut(total, parts, part), Dealing.cut(total, parts, part + 1));
    }
    return dealt;
  }
}
