package dev.strategikon.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.config.RunConfig;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.sweep.Cluster;
import dev.strategikon.sweep.ClusterOptions.Aggregation;
import dev.strategikon.sweep.Concurrency;
import dev.strategikon.sweep.SweepListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two executors, processes of their own, of which one is killed in the middle of a run. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@DisabledForJreRange(min = JRE.JAVA_24, disabledReason = "Spark 4.1 does not support it")
class StartedClusterTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(
      value = Aggregation.class,
      names = {"COLLECT", "SHARDED"})
  void aKilledExecutorChangesNoByte(Aggregation server) throws IOException {
    List<RunConfig> runs =
        Sweeps.small(
            30, "rule: nnm | krum\nattack: ipm(epsilon=0.5)\nworker-momentum: 0.5\nworkers: 9\n");
    Sweeps sweeps = new Sweeps(folder);
    Map<String, String> here = sweeps.trainLocally(runs);
    Killer killer = new Killer(9);
    Map<String, String> there;
    try (Cluster cluster = sweeps.options("spark", server, 0).connect(line -> {})) {
      there = sweeps.train("there", runs, cluster, Concurrency.WORKERS, killer);
    }
    assertEquals(here, there);
    assertTrue(killer.hasKilled, "nobody was killed");
  }

  @Test
  void aKilledExecutorChangesNoByteOfWholeRuns() throws IOException {
    List<RunConfig> runs =
        Sweeps.small(400, "rule: median\nattack: alie\nseed: [1, 2]\nevaluate-every: 400\n");
    Sweeps sweeps = new Sweeps(folder);
    Map<String, String> here = sweeps.trainLocally(runs);
    Killer killer = new Killer(1);
    Map<String, String> there;
    try (Cluster cluster = sweeps.options("spark", Aggregation.AUTO, 0).connect(line -> {})) {
      there = sweeps.train("there", runs, cluster, Concurrency.RUNS, killer);
    }
    assertEquals(here, there);
    assertTrue(killer.hasKilled, "nobody was killed");
  }

  /** Executors have a working directory of their own. */
  @Test
  void relativePathsOfImagesAreThoseOfTheDriver() throws IOException {
    List<RunConfig> runs =
        Sweeps.small(
            3, "dataset: %s\nmodel: softmax\nrule: median\n".formatted(OwnImages.write(folder)));
    Sweeps sweeps = new Sweeps(folder);
    Map<String, String> here = sweeps.trainLocally(runs);
    try (Cluster cluster = sweeps.options("spark", Aggregation.COLLECT, 0).connect(line -> {})) {
      assertEquals(
          here, sweeps.train("there", runs, cluster, Concurrency.WORKERS, new SweepListener() {}));
    }
  }

  @Test
  void nothingIsLeftAndNobodyIsTold() throws IOException {
    List<ProcessHandle> started;
    try (Cluster cluster =
        new Sweeps(folder).options("spark", Aggregation.AUTO, 0).connect(line -> {})) {
      started = ProcessHandle.current().descendants().toList();
      assertTrue(started.size() >= 4, "a master, a worker and two executors, not " + started);
      for (ProcessHandle process : started) {
        String command = process.info().commandLine().orElse("");
        assertFalse(command.contains("spark.authenticate.secret"), command);
      }
      assertTrue(cluster.description().contains("2 tasks at once"), cluster.description());
    }
    assertTrue(started.stream().noneMatch(ProcessHandle::isAlive), "some are left");
  }

  /** Kills an executor once. */
  private static final class Killer implements SweepListener {
    private final int afterStep;
    private boolean hasKilled;

    Killer(int afterStep) {
      this.afterStep = afterStep;
    }

    @Override
    public synchronized void stepCompleted(RunConfig run, StepMetrics metrics) {
      if (metrics.step() >= afterStep && !hasKilled) {
        hasKilled =
            ProcessHandle.current()
                .descendants()
                .filter(
                    process ->
                        process
                            .info()
                            .commandLine()
                            .orElse("")
                            .contains("CoarseGrainedExecutorBackend"))
                .findFirst()
                .map(ProcessHandle::destroyForcibly)
                .orElse(false);
      }
    }
  }
}
