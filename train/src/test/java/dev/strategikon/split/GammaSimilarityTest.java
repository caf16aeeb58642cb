package dev.strategikon.split;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.dataset.Images;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GammaSimilarityTest {
  @Test
  void gammaIsTheShareThatIsNotSorted() {
    Images images = SplitSpecs.cycled(10_000);
    // Sorted, each of 10 workers has a class of its own.
    for (int[] part : SplitSpecs.parse("gamma-similarity(gamma=0)").parts(images, 10, 3)) {
      assertEquals(1000, Arrays.stream(SplitSpecs.histogram(images, part)).max().orElseThrow());
    }
    for (int[] part : SplitSpecs.parse("gamma-similarity(gamma=0.4)").parts(images, 10, 3)) {
      assertEquals(1000, part.length);
      int[] histogram = SplitSpecs.histogram(images, part);
      Arrays.sort(histogram);
      // 400 over ten classes, and 600 of one class or of two neighbours.
      int sorted = histogram[9] + histogram[8];
      assertTrue(sorted > 600 && sorted < 760, Arrays.toString(histogram));
    }
    for (int[] part : SplitSpecs.parse("gamma-similarity(gamma=1)").parts(images, 10, 3)) {
      for (int of : SplitSpecs.histogram(images, part)) {
        assertEquals(100, of, 45);
      }
    }
  }

  @Test
  void partsDifferByOneImageAtMost() {
    for (String spec : new String[] {"0", "0.3", "1"}) {
      int[][] parts =
          SplitSpecs.parse("gamma-similarity(gamma=" + spec + ")")
              .parts(SplitSpecs.images(333, 1), 25, 1);
      for (int[] part : parts) {
        assertTrue(part.length == 13 || part.length == 14, part.length + " images");
      }
    }
  }
}
