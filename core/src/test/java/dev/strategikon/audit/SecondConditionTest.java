package dev.strategikon.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.samples.Samples;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The condition of Theorem 2, word by word on a grid of ε. */
class SecondConditionTest {
  @ParameterizedTest
  @EnumSource(Samples.Kind.class)
  void theSecondConditionAgainstAGrid(Samples.Kind kind) {
    int held = 0;
    for (int[] hq : new int[][] {{4, 1}, {7, 4}, {9, 2}, {14, 11}}) {
      int h = hq[0];
      int q = hq[1];
      Gradients honest = Samples.of(kind, h, 10, 3L * h);
      Question question = Question.of(honest, q, Aggregator.parse("krum"), Compute.SERIAL);
      Theorem2 theorem = Theorem2.of(question);
      double largest = Double.NaN;
      for (double epsilon = 1e-3; epsilon < 100; epsilon *= 1.003) {
        if (condition(honest, q, epsilon)) {
          largest = epsilon;
          // The condition is sufficient.
          assertTrue(
              ChosenAttackers.areChosen(question, "krum", epsilon), "Krum does not choose u");
        }
      }
      if (Double.isNaN(largest)) {
        assertTrue(!theorem.holds() || !(theorem.epsilon() > 1.2e-3));
      } else {
        held++;
        assertTrue(theorem.holds());
        assertEquals(1, theorem.epsilon() / largest, 4e-3);
        assertTrue(theorem.krumEpsilon() >= theorem.epsilon() * (1 - 1e-5));
      }
    }
    // Where honest vectors lie so near to each other, δ is too small for any ε.
    assertEquals(kind != Samples.Kind.NARROW, held > 0);
  }

  /** (m − q − 2)·δ² > R, word by word. */
  private static boolean condition(Gradients honest, int q, double epsilon) {
    int h = honest.count();
    float[] mean = honest.mean(Compute.SERIAL);
    double[] toU = new double[h];
    double delta = Double.POSITIVE_INFINITY;
    for (int i = 0; i < h; i++) {
      for (int j = 0; j < mean.length; j++) {
        double difference = honest.row(i)[j] + epsilon * mean[j];
        toU[i] += difference * difference;
      }
      delta = Math.min(delta, toU[i]);
      for (int k = 0; k < i; k++) {
        double sum = 0;
        for (int j = 0; j < mean.length; j++) {
          double difference = (double) honest.row(i)[j] - honest.row(k)[j];
          sum += difference * difference;
        }
        delta = Math.min(delta, sum);
      }
    }
    double paid = Arrays.stream(toU).sorted().limit(h + q - 2 * q - 1).sum();
    return (h - 2) * delta > paid * (1 + 1e-6);
  }
}
