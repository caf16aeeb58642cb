package dev.strategikon.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.strategikon.gradient.Gradients;
import org.junit.jupiter.api.Test;

/** The README's example compiles and does what it says. */
class ReadmeExampleTest {
  @Test
  void aJavaUserAggregatesGradientsWithKrum() {
    Aggregator krum = Aggregator.parse("krum");
    float[][] gradients = receive();
    float[] update = krum.aggregate(Gradients.of(gradients), 11).vector();
    assertArrayEquals(new float[] {1, 2, 3}, update);
  }

  /** 14 workers agree, 11 send something far away. */
  private static float[][] receive() {
    float[][] gradients = new float[25][];
    for (int i = 0; i < gradients.length; i++) {
      gradients[i] = i % 2 == 0 || i == 1 ? new float[] {1, 2, 3} : new float[] {-100 * i, 0, 0};
    }
    return gradients;
  }
}
