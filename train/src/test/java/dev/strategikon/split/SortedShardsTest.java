package dev.strategikon.split;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.strategikon.dataset.Images;
import org.junit.jupiter.api.Test;

class SortedShardsTest {
  /** Labels 2 0 1 0 2 1 0; sorted by label the images are 1 3 6, 2 5, 0 4. */
  private static final Images IMAGES =
      new Images(1, 1, 1, new byte[7], new byte[] {2, 0, 1, 0, 2, 1, 0});

  @Test
  void shardsAreContiguous() {
    assertArrayEquals(
        new int[][] {{1, 3}, {6, 2}, {5, 0, 4}}, new SortedShards(false).parts(IMAGES, 3, 1));
  }

  @Test
  void orEveryThirdImageInTurn() {
    assertArrayEquals(
        new int[][] {{1, 2, 4}, {3, 5}, {6, 0}}, new SortedShards(true).parts(IMAGES, 3, 1));
  }
}
