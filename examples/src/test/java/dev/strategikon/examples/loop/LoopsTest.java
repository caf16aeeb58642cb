package dev.strategikon.examples.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The loops learn with a robust rule under an attack that the mean does not survive. */
class LoopsTest {
  /** The start is √1000 = 31.6 from the optimum. */
  @Test
  void plainJava() throws InterruptedException {
    assertTrue(OwnLoop.distance(OwnLoop.train("mean")) > 31);
    assertTrue(OwnLoop.distance(OwnLoop.train("median")) < 5);
    assertTrue(OwnLoop.distance(OwnLoop.train("nnm | trimmed-mean")) < 5);
  }

  @Test
  void resNet() throws IOException {
    ResNetSettings few = ResNetSettings.parse("m=6", "q=1", "n=8", "epsilon=8", "steps=8");
    double start = Math.log(10);
    double mean = lastLoss(few, "mean");
    double robust = lastLoss(few, "nnm | trimmed-mean");
    assertTrue(
        robust < start && mean > start, "losses: mean %s, robust %s".formatted(mean, robust));
  }

  private static double lastLoss(ResNetSettings settings, String rule) throws IOException {
    try (RobustResNet network = new RobustResNet(settings, rule)) {
      double loss = 0;
      for (int step = 0; step < settings.steps(); step++) {
        loss = network.step();
      }
      double accuracy = network.accuracy();
      assertTrue(accuracy >= 0 && accuracy <= 1, "accuracy " + accuracy);
      return loss;
    }
  }

  @Test
  void settings() {
    assertEquals(14, ResNetSettings.parse("layers=14").layers());
    assertEquals(
        "Expected one of [data, directory, epsilon, layers, m, n, q, rate, seed, steps] as"
            + " name=value, got step=3",
        assertThrows(IllegalArgumentException.class, () -> ResNetSettings.parse("step=3"))
            .getMessage());
  }
}
