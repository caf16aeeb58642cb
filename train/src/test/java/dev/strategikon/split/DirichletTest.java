package dev.strategikon.split;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.dataset.Images;
import dev.strategikon.random.Draws;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirichletTest {
  @Test
  void aLargeAlphaMakesAllAlike() {
    // 1,000 images a class for 20 workers: 50 each, but for a deviation of 50/√α = 0.5.
    Images images = SplitSpecs.cycled(10_000);
    for (int[] part : SplitSpecs.parse("dirichlet(alpha=10000)").parts(images, 20, 3)) {
      for (int of : SplitSpecs.histogram(images, part)) {
        assertEquals(50, of, 4);
      }
    }
  }

  @Test
  void aSmallAlphaGivesEachClassToOneWorker() {
    Images images = SplitSpecs.cycled(10_000);
    int[][] parts = SplitSpecs.parse("dirichlet(alpha=1e-5)").parts(images, 25, 3);
    int[] owners = new int[SplitSpecs.CLASSES];
    for (int[] part : parts) {
      int[] histogram = SplitSpecs.histogram(images, part);
      for (int label = 0; label < SplitSpecs.CLASSES; label++) {
        // Who had none has one of somebody else's.
        owners[label] += histogram[label] > 1 ? 1 : 0;
      }
    }
    assertArrayEquals(IntStream.generate(() -> 1).limit(SplitSpecs.CLASSES).toArray(), owners);
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
}
