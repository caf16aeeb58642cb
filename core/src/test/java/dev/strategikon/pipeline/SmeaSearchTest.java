package dev.strategikon.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.gradient.Gradients;
import dev.strategikon.random.Draws;
import dev.strategikon.slow.Doubles;
import dev.strategikon.slow.SlowSmea;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The search of smea skips whole branches, and still finds the best subset. */
class SmeaSearchTest {
  @Test
  void noRandomSubsetBeatsSmeas() {
    float[][] rows = new float[25][60];
    for (int i = 0; i < rows.length; i++) {
      Draws draws = Draws.of(3, "smea", i);
      for (int j = 0; j < rows[i].length; j++) {
        rows[i][j] = (float) draws.nextGaussian();
      }
    }
    Gradients received = Gradients.of(rows);
    double[] weights = Aggregator.parse("smea").aggregate(received, 11).weights();
    int[] chosen = IntStream.range(0, 25).filter(i -> weights[i] > 0).toArray();
    assertEquals(14, chosen.length);
    double[][] distances = Doubles.squaredDistances(Doubles.of(rows));
    double best = SlowSmea.variance(chosen, distances);
    for (int draw = 0; draw < 2000; draw++) {
      int[] other = Draws.of(draw, "subset").subset(25, 14);
      assertTrue(SlowSmea.variance(other, distances) >= best * (1 - 1e-6));
    }
  }
}
