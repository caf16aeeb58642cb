package dev.strategikon.split;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.dataset.Images;
import dev.strategikon.random.Draws;
import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitsTest {
  private static final int CLASSES = 10;

  @Property(tries = 300)
  void everyImageIsInOnePartAndNoPartIsEmpty(
      @ForAll("splits") Split split,
      @ForAll @IntRange(min = 1, max = 30) int workers,
      @ForAll @IntRange(min = 100, max = 400) int count,
      @ForAll long seed) {
    int[][] parts = split.parts(images(count, seed), workers, seed);
    assertEquals(workers, parts.length);
    assertArrayEquals(
        IntStream.range(0, count).toArray(),
        Arrays.stream(parts).flatMapToInt(Arrays::stream).sorted().toArray());
    for (int[] part : parts) {
      assertTrue(part.length > 0);
    }
  }

  @Property(tries = 50)
  void theSeedAloneDecides(@ForAll("splits") Split split, @ForAll @IntRange(max = 5) int seed) {
    Images images = images(200, 1);
    assertTrue(Arrays.deepEquals(split.parts(images, 25, seed), split.parts(images, 25, seed)));
    assertFalse(
        Arrays.deepEquals(split.parts(images, 25, seed), split.parts(images, 25, seed + 1)));
  }

  @Provide
  Arbitrary<Split> splits() {
    return Arbitraries.of(
            "dirichlet(alpha=1e-6)",
            "dirichlet(alpha=0.1)",
            "dirichlet(alpha=1)",
            "dirichlet(alpha=1e6)",
            "gamma-similarity(gamma=0)",
            "gamma-similarity(gamma=0.3)",
            "gamma-similarity(gamma=1)",
            "label-shards(shards=1)",
            "label-shards",
            "label-shards(shards=3)")
        .map(SplitsTest::parse);
  }

  @Test
  void iidSharesAllImages() {
    int[][] parts = parse("iid").parts(images(30, 1), 4, 7);
    for (int[] part : parts) {
      assertArrayEquals(IntStream.range(0, 30).toArray(), part);
    }
  }

  @Test
  void aLargeAlphaMakesAllAlike() {
    // 1,000 images a class for 20 workers: 50 each, but for a deviation of 50/√α = 0.5.
    Images images = cycled(10_000);
    for (int[] part : parse("dirichlet(alpha=10000)").parts(images, 20, 3)) {
      for (int of : histogram(images, part)) {
        assertEquals(50, of, 4);
      }
    }
  }

  @Test
  void aSmallAlphaGivesEachClassToOneWorker() {
    Images images = cycled(10_000);
    int[][] parts = parse("dirichlet(alpha=1e-5)").parts(images, 25, 3);
    int[] owners = new int[CLASSES];
    for (int[] part : parts) {
      int[] histogram = histogram(images, part);
      for (int label = 0; label < CLASSES; label++) {
        // Who had none has one of somebody else's.
        owners[label] += histogram[label] > 1 ? 1 : 0;
      }
    }
    assertArrayEquals(IntStream.generate(() -> 1).limit(CLASSES).toArray(), owners);
  }

  /** The variance of a share is (m − 1)/(m²·(m·α + 1)); both sides of α = 1 are sampled alike. */
  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.5, 1, 3})
  void sharesHaveDirichletsMoments(double alpha) {
    int parts = 8;
    int draws = 4000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < draws; i++) {
      double[] shares = new Dirichlet(alpha).shares(parts, Draws.of(5, "test", i));
      assertEquals(1, Arrays.stream(shares).sum(), 1e-12);
      sum += shares[3];
      squares += shares[3] * shares[3];
    }
    double mean = sum / draws;
    double variance = (parts - 1.0) / (parts * parts * (parts * alpha + 1));
    assertEquals(1.0 / parts, mean, 4 * Math.sqrt(variance / draws));
    assertEquals(variance, squares / draws - mean * mean, 0.15 * variance);
  }

  @Test
  void gammaIsTheShareThatIsNotSorted() {
    Images images = cycled(10_000);
    // Sorted, each of 10 workers has a class of its own.
    for (int[] part : parse("gamma-similarity(gamma=0)").parts(images, 10, 3)) {
      assertEquals(1000, Arrays.stream(histogram(images, part)).max().orElseThrow());
    }
    for (int[] part : parse("gamma-similarity(gamma=0.4)").parts(images, 10, 3)) {
      assertEquals(1000, part.length);
      int[] histogram = histogram(images, part);
      Arrays.sort(histogram);
      // 400 over ten classes, and 600 of one class or of two neighbours.
      int sorted = histogram[9] + histogram[8];
      assertTrue(sorted > 600 && sorted < 760, Arrays.toString(histogram));
    }
    for (int[] part : parse("gamma-similarity(gamma=1)").parts(images, 10, 3)) {
      for (int of : histogram(images, part)) {
        assertEquals(100, of, 45);
      }
    }
  }

  @Test
  void aWorkerOfTwoShardsSeesTwoClasses() {
    Images images = cycled(10_000);
    int[][] parts = parse("label-shards").parts(images, 25, 3);
    for (int[] part : parts) {
      assertEquals(400, part.length);
      assertTrue(Arrays.stream(histogram(images, part)).filter(of -> of > 0).count() <= 2);
    }
  }

  @Test
  void tooFewImagesAreRefused() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> parse("label-shards(shards=5)").parts(images(124, 1), 25, 1))
            .getMessage();
    assertEquals(
        "split label-shards needs an image for each of 125 shards, but there are 124 training"
            + " images",
        message);
    for (String split : new String[] {"dirichlet(alpha=1)", "gamma-similarity(gamma=0.5)"}) {
      assertThrows(IllegalArgumentException.class, () -> parse(split).parts(images(24, 1), 25, 1));
      assertEquals(25, parse(split).parts(images(25, 1), 25, 1).length);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dirichlet(alpha=0)",
        "dirichlet(alpha=-1)",
        "gamma-similarity(gamma=-0.1)",
        "gamma-similarity(gamma=1.1)",
        "label-shards(shards=0)"
      })
  void parametersAreChecked(String spec) {
    assertThrows(IllegalArgumentException.class, () -> parse(spec));
  }

  private static Split parse(String spec) {
    return Splits.CATALOGUE.parse(spec).value();
  }

  private static int[] histogram(Images images, int[] part) {
    int[] histogram = new int[CLASSES];
    Arrays.stream(part).forEach(image -> histogram[images.label(image)]++);
    return histogram;
  }

  private static Images cycled(int count) {
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % CLASSES);
    }
    return new Images(1, 1, 1, new byte[count], labels);
  }

  private static Images images(int count, long seed) {
    Draws draws = Draws.of(seed, "labels");
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) draws.nextInt(CLASSES);
    }
    return new Images(1, 1, 1, new byte[count], labels);
  }
}
