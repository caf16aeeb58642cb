package dev.strategikon.split;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.dataset.Images;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LabelShardsTest {
  @Test
  void aWorkerOfTwoShardsSeesTwoClasses() {
    Images images = SplitSpecs.cycled(10_000);
    int[][] parts = SplitSpecs.parse("label-shards").parts(images, 25, 3);
    for (int[] part : parts) {
      assertEquals(400, part.length);
      assertTrue(
          Arrays.stream(SplitSpecs.histogram(images, part)).filter(of -> of > 0).count() <= 2);
    }
  }

  @Test
  void partsDifferByTheirShardsAtMost() {
    for (int[] part :
        SplitSpecs.parse("label-shards(shards=3)").parts(SplitSpecs.images(333, 1), 25, 1)) {
      // Shards of 4 or 5 images.
      assertTrue(part.length >= 12 && part.length <= 15, part.length + " images");
    }
  }
}
