package dev.strategikon.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.samples.Samples;
import org.junit.jupiter.api.Test;

class CafTiesTest {
  /**
   * By hand: μ = 0.4, τ = 5.76, 12.96, 0.16, 6.76, 11.56; 4 is removed. In the end −2 and −3 tie
   * with 3 on paper, and a rest of 1e-16 would ask for one more round.
   */
  @Test
  void equalProjectionsAreRemovedTogether() {
    assertEquals(
        -10 / 21f,
        Aggregator.parse("caf").aggregate(Samples.column(-2, 4, 0, 3, -3), 2).vector()[0],
        1e-6f);
  }
}
