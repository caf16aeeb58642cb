package dev.strategikon.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.config.RunConfig;
import dev.strategikon.failure.ClusterLostException;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.store.RunFolder;
import dev.strategikon.sweep.Cluster;
import dev.strategikon.sweep.ClusterOptions.Aggregation;
import dev.strategikon.sweep.Concurrency;
import dev.strategikon.sweep.SweepException;
import dev.strategikon.sweep.SweepListener;
import dev.strategikon.sweep.Trainers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A cluster on this machine that loses its master, its worker daemon or its driver in the middle of
 * a run. The sweep ends with a message, no process stays, and the run goes on with the same bytes.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@DisabledForJreRange(min = JRE.JAVA_24, disabledReason = "Spark 4.1 does not support it")
class KilledClusterTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"master", "worker"})
  void aKilledDaemonEndsTheSweepWhichGoesOnElsewhere(String daemon) throws Exception {
    List<RunConfig> runs =
        Sweeps.small(30, "rule: median\nattack: alie\nworker-momentum: 0.5\nseed: [1, 2]\n");
    Sweeps sweeps = new Sweeps(folder);
    Map<String, String> here = sweeps.trainLocally(runs);
    List<ProcessHandle> started = new ArrayList<>();
    SweepListener killer =
        new SweepListener() {
          @Override
          public void stepCompleted(RunConfig run, StepMetrics metrics) {
            if (metrics.step() == 5) {
              started.addAll(ProcessHandle.current().descendants().toList());
              started.stream()
                  .filter(process -> isDaemon(process, daemon))
                  .forEach(ProcessHandle::destroyForcibly);
            }
          }
        };
    SweepException failure;
    try (Cluster cluster = sweeps.options("spark", Aggregation.AUTO, 0).connect(line -> {})) {
      failure =
          assertThrows(
              SweepException.class,
              () ->
                  sweeps.train("there", runs, cluster, Concurrency.WORKERS, killer, Duration.ZERO));
    }
    assertInstanceOf(ClusterLostException.class, failure.getCause());
    assertEquals(
        "Spark's %s on this machine has ended (exit code 137). The same command goes on from the last checkpoint"
            .formatted(daemon),
        failure.getCause().getMessage());
    assertEquals(1, failure.failed(), "no further run begins");
    assertTrue(
        RunFolder.of(folder.resolve("there"), runs.get(0)).interrupted().orElseThrow().step() >= 4);
    assertGone(started);
    assertEquals(
        here,
        sweeps.train("there", runs, Trainers.LOCAL, Concurrency.AUTO, new SweepListener() {}));
  }

  @Test
  void aKilledDriverLeavesNothingAndTheRunGoesOn() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    Process driver = startDriver(temporary);
    Path metrics =
        RunFolder.of(folder.resolve("there"), KilledDriver.runs().get(0))
            .path()
            .resolve("metrics.csv");
    while (driver.isAlive() && !(Files.exists(metrics) && Files.readAllLines(metrics).size() > 6)) {
      Thread.sleep(50);
    }
    List<ProcessHandle> started = driver.descendants().toList();
    assertTrue(started.size() >= 4, "a master, a worker and two executors, not " + started);
    driver.destroyForcibly().waitFor();
    assertGone(started);
    for (int i = 0; i < 100 && !isEmpty(temporary); i++) {
      Thread.sleep(100); // the daemons delete it last
    }
    assertTrue(isEmpty(temporary), "files stay");
    Sweeps sweeps = new Sweeps(folder);
    Map<String, String> here = sweeps.trainLocally(KilledDriver.runs());
    assertEquals(
        here,
        sweeps.train(
            "there",
            KilledDriver.runs(),
            Trainers.LOCAL,
            Concurrency.AUTO,
            new SweepListener() {}));
  }

  private Process startDriver(Path temporary) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    command.addAll(
        List.of(
            "-Xmx1g",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
            "-Djava.io.tmpdir=" + temporary,
            "-cp",
            System.getProperty("java.class.path"),
            KilledDriver.class.getName(),
            folder.toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("driver.txt").toFile())
        .start();
  }

  private static boolean isDaemon(ProcessHandle process, String which) {
    return process.info().commandLine().orElse("").contains(".Daemon " + which);
  }

  /** Executors notice by themselves that their daemon is gone, which takes a moment. */
  private static void assertGone(List<ProcessHandle> started) {
    for (ProcessHandle process : started) {
      process.onExit().completeOnTimeout(process, 60, TimeUnit.SECONDS).join();
    }
    assertEquals(List.of(), started.stream().filter(ProcessHandle::isAlive).toList());
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      // What the JVM of a killed process leaves everywhere.
      return files.allMatch(file -> file.getFileName().toString().startsWith("hsperfdata"));
    }
  }
}
