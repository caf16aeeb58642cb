package dev.strategikon.split;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.dataset.Images;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every split of the catalogue. */
class SplitsTest {
  static List<String> splits() {
    return SplitSpecs.all();
  }

  /** Each try looks at all splits. */
  @Property(tries = 60)
  void everyImageIsInOnePartAndNoPartIsEmpty(
      @ForAll @IntRange(min = 1, max = 30) int workers,
      @ForAll @IntRange(min = 100, max = 400) int count,
      @ForAll long seed) {
    int[] all = IntStream.range(0, count).toArray();
    for (String spec : splits()) {
      int[][] parts = SplitSpecs.parse(spec).parts(SplitSpecs.images(count, seed), workers, seed);
      assertEquals(workers, parts.length, spec);
      for (int[] part : parts) {
        assertTrue(part.length > 0, spec);
      }
      if (SplitSpecs.isSharing(spec)) {
        for (int[] part : parts) {
          assertArrayEquals(all, part, spec);
        }
      } else {
        assertArrayEquals(
            all, Arrays.stream(parts).flatMapToInt(Arrays::stream).sorted().toArray(), spec);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("splits")
  void theSeedDecidesUnlessThereIsNoChance(String spec) {
    Split split = SplitSpecs.parse(spec);
    Images images = SplitSpecs.images(200, 1);
    for (int seed = 0; seed < 5; seed++) {
      int[][] parts = split.parts(images, 25, seed);
      assertTrue(Arrays.deepEquals(parts, split.parts(images, 25, seed)));
      boolean isOther = !Arrays.deepEquals(parts, split.parts(images, 25, seed + 1));
      assertEquals(!SplitSpecs.isCertain(spec), isOther);
    }
  }

  @ParameterizedTest
  @MethodSource("splits")
  void onlyLabelsAreRead(String spec) {
    byte[] labels = new byte[200];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) (i * 7 % SplitSpecs.CLASSES);
    }
    byte[] pixels = new byte[800];
    Arrays.fill(pixels, (byte) 9);
    Split split = SplitSpecs.parse(spec);
    assertTrue(
        Arrays.deepEquals(
            split.parts(new Images(1, 2, 2, new byte[800], labels), 25, 1),
            split.parts(new Images(1, 2, 2, pixels, labels), 25, 1)));
  }

  @ParameterizedTest
  @MethodSource("splits")
  void oneWorkerHasAll(String spec) {
    int[][] parts = SplitSpecs.parse(spec).parts(SplitSpecs.images(50, 1), 1, 3);
    assertArrayEquals(IntStream.range(0, 50).toArray(), Arrays.stream(parts[0]).sorted().toArray());
  }
}
