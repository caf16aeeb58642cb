package dev.strategikon.sgd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.strategikon.options.EvaluationSchedule;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluationScheduleTest {
  @Test
  void evaluatesFromAStepOnAndAtTheEnd() {
    assertEquals(List.of(20, 40, 50), steps(new EvaluationSchedule(20, 0, 0), 50));
    assertEquals(List.of(4, 24, 44, 50), steps(new EvaluationSchedule(20, 4, 0), 50));
    assertEquals(List.of(30, 50), steps(new EvaluationSchedule(20, 30, 0), 50));
    assertEquals(List.of(10), steps(new EvaluationSchedule(20, 30, 0), 10));
  }

  @Test
  void refusesWhatCannotBe() {
    assertThrows(IllegalArgumentException.class, () -> new EvaluationSchedule(0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new EvaluationSchedule(1, -1, 0));
    assertThrows(IllegalArgumentException.class, () -> new EvaluationSchedule(1, 0, -1));
  }

  private static List<Integer> steps(EvaluationSchedule schedule, int steps) {
    return IntStream.range(0, steps)
        .filter(step -> schedule.next(step, steps) == step + 1)
        .map(step -> step + 1)
        .boxed()
        .toList();
  }
}
