package dev.strategikon.split;

import dev.strategikon.dataset.Images;
import java.util.Arrays;
import java.util.stream.IntStream;

/** No split: every worker draws from all images, as in the paper. */
public record Iid() implements Split {
  @Override
  public int[][] parts(Images images, int parts, long seed) {
    int[][] all = new int[parts][];
    Arrays.fill(all, IntStream.range(0, images.count()).toArray());
    return all;
  }
}
