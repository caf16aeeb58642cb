package dev.strategikon.spark.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.attack.AttackMemory;
import dev.strategikon.rule.RuleMemory;
import dev.strategikon.sgd.TrainingState;
import org.junit.jupiter.api.Test;

class StateCopyTest {
  @Test
  void keepsAllOfAState() {
    TrainingState state =
        new TrainingState(
            17,
            new float[] {1, -0f},
            new float[] {2},
            new float[][] {{3}, {4}},
            new float[] {5},
            new float[] {6, 7});
    state.remember(new AttackMemory(2, 14, new float[] {8}, new float[] {9}));
    state.remember(new RuleMemory(5, new boolean[] {true}, new float[][] {{10}}));
    TrainingState copy = new StateCopy(state).state();
    assertEquals(17, copy.step());
    assertArrayEquals(state.parameters(), copy.parameters());
    assertArrayEquals(state.velocity(), copy.velocity());
    assertArrayEquals(state.sent(), copy.sent());
    assertArrayEquals(state.previous(), copy.previous());
    assertArrayEquals(state.statistics(), copy.statistics());
    assertEquals(state.attackMemory(), copy.attackMemory());
    assertEquals(state.ruleMemory(), copy.ruleMemory());
  }
}
