package dev.strategikon.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.config.RunConfig;
import dev.strategikon.config.SweepFile;
import dev.strategikon.sweep.PlannedRun.State;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RemainingTimeTest {
  private long now;

  @Test
  void theEstimateIsCorrectedByWhatTheStepsTake() {
    List<RunConfig> runs =
        SweepFile.parse("model: [softmax, mlp]\nseed: [1, 2]\nsteps: 10\n", Map.of());
    RunConfig softmax = runs.get(0);
    RunConfig mlp = runs.get(2);
    SweepPlan plan =
        new SweepPlan(
            List.of(
                planned(softmax, State.NEW, 0, 20),
                planned(runs.get(1), State.FINISHED, 10, 0),
                planned(mlp, State.INTERRUPTED, 5, 10),
                planned(runs.get(3), State.NEW, 0, 20)),
            new Schedule(1, 2, ""),
            Map.of(),
            List.of(),
            List.of(),
            List.of());
    assertEquals(50, plan.seconds());
    assertEquals(25, plan.stepsLeft());
    RemainingTime time = new RemainingTime(plan, () -> now);
    assertEquals(50, time.seconds());
    time.started(softmax);
    time.completed(softmax, 0);
    assertEquals(50, time.seconds());
    // Half of 20 s took 30 s, so the other half takes as long; of the mlp nothing is known yet.
    now = 30_000_000_000L;
    time.completed(softmax, 5);
    assertEquals(30 + 10 + 20, time.seconds(), 1e-9);
    assertEquals(10 / 50.0, time.share(), 1e-9);
    now = 60_000_000_000L;
    time.completed(softmax, 10);
    time.finished(softmax);
    assertEquals(30, time.seconds(), 1e-9);
    // One of five steps took 1 s instead of 2 s, and the next run is of the same kind.
    time.started(mlp);
    now = 61_000_000_000L;
    time.completed(mlp, 6);
    assertEquals(4 + 10, time.seconds(), 1e-9);
    // What fails takes no more time.
    time.finished(mlp);
    assertEquals(10, time.seconds(), 1e-9);
    assertEquals(30 / 50.0, time.share(), 1e-9);
  }

  private static PlannedRun planned(RunConfig run, State state, int completed, double seconds) {
    return new PlannedRun(run, Path.of(""), state, completed, null, seconds, List.of());
  }
}
