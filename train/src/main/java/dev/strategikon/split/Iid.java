package dev.strategikon.split;

import dev.strategikon.dataset.Images;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** All parts are one: the indices of all images, as in the paper. */
public record Iid() implements Split {
  /** Its entry in the catalogue. */
  public static final Entry<Split> ENTRY =
      new Entry<>(
          "iid",
          "No split: every worker draws from all training images.",
          "Xie, Koyejo and Gupta, UAI 2019",
          List.of(),
          new Guide(
              "part of each worker = all images",
              "Nothing.",
              "Nothing.",
              "Where workers keep data of their own: their gradients then differ in expectation too,"
                  + " and rules that look for agreement have less to go by."),
          arguments -> new Iid());

  @Override
  public int[][] parts(Images images, int parts, long seed) {
    int[][] all = new int[parts][];
    Arrays.fill(all, IntStream.range(0, images.count()).toArray());
    return all;
  }
}
