package dev.strategikon.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.SweepFile;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.store.RunFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is full from some step on: a small file system in memory, which takes Linux and the
 * right to mount it. Where there is none, these tests are reported as skipped.
 */
class DiskFullTest {
  private static final String SWEEP =
      """
      model: softmax
      rule: median
      workers: 3
      batch: 2
      worker-momentum: 0.5
      steps: 60
      evaluate-every: 60
      loss-sample: 100
      seed: %s
      """;

  @TempDir private Path folder;

  private Path small;
  private boolean mounted;

  @BeforeEach
  void mount() throws Exception {
    small = Files.createDirectory(folder.resolve("small"));
    mounted =
        System.getProperty("os.name").equals("Linux")
            && run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", small.toString());
    assumeTrue(mounted, "a small file system cannot be mounted here, so none can be full");
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      assertTrue(run("umount", small.toString()));
    }
  }

  @Test
  void whenACheckpointDoesNotFitTheRunGoesOnFromTheOneBefore() throws IOException {
    List<RunConfig> runs = SweepFile.parse(SWEEP.formatted("1"), Map.of());
    SweepException failure = fill(runs, Duration.ZERO);
    assertTrue(failure.getMessage().contains("cannot write "), failure.getMessage());
    assertTrue(failure.getMessage().contains("checkpoint.bin"), failure.getMessage());
    assertEquals(
        20, RunFolder.of(small.resolve("sweep"), runs.get(0)).interrupted().orElseThrow().step());
    assertEndsLikeAnother(runs);
  }

  @Test
  void whenARowDoesNotFitTheRunBeginsAgain() throws IOException {
    List<RunConfig> runs = SweepFile.parse(SWEEP.formatted("1"), Map.of());
    SweepException failure = fill(runs, Duration.ofDays(1));
    assertTrue(failure.getMessage().contains("cannot write "), failure.getMessage());
    assertTrue(failure.getMessage().contains("metrics.csv"), failure.getMessage());
    assertEndsLikeAnother(runs);
  }

  @Test
  void noFurtherRunBegins() throws IOException {
    List<RunConfig> runs = SweepFile.parse(SWEEP.formatted("[1, 2, 3]"), Map.of());
    SweepException failure = fill(runs, Duration.ZERO);
    assertEquals(1, failure.failed());
    assertEquals(runs.get(0).toString(), failure.run());
    try (Stream<Path> children = Files.list(small.resolve("sweep"))) {
      assertEquals(1, children.filter(Files::isDirectory).count());
    }
    assertEndsLikeAnother(runs);
  }

  /** Trains until the disk, which is full after step 20, has made it fail; then makes room. */
  private SweepException fill(List<RunConfig> runs, Duration checkpointEvery) throws IOException {
    Path filler = small.resolve("filler");
    SweepListener listener =
        new SweepListener() {
          @Override
          public void stepCompleted(RunConfig run, StepMetrics metrics) {
            if (metrics.step() == 20) {
              fill(filler);
            }
          }
        };
    SweepException failure =
        assertThrows(
            SweepException.class,
            () -> train(small.resolve("sweep"), runs, checkpointEvery, listener));
    Files.delete(filler);
    return failure;
  }

  private static void fill(Path filler) {
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(new byte[512]);
      }
    } catch (IOException e) {
      // Full, as wanted.
      assertTrue(filler.toFile().length() > 0);
    }
  }

  private void assertEndsLikeAnother(List<RunConfig> runs) throws IOException {
    train(small.resolve("sweep"), runs, Duration.ZERO, new SweepListener() {});
    train(folder.resolve("roomy"), runs, Duration.ofDays(1), new SweepListener() {});
    for (RunConfig run : runs) {
      assertEquals(metrics(folder.resolve("roomy"), run), metrics(small.resolve("sweep"), run));
    }
    try (Stream<Path> files = Files.walk(small)) {
      assertEquals(List.of(), files.filter(file -> file.toString().endsWith(".part")).toList());
    }
  }

  private static void train(
      Path sweep, List<RunConfig> runs, Duration checkpointEvery, SweepListener listener)
      throws IOException {
    Execution execution = new Execution(Compute.SERIAL, Concurrency.AUTO, checkpointEvery);
    new SweepRunner(sweep, sweep, execution, listener).run(runs);
  }

  private static String metrics(Path sweep, RunConfig run) throws IOException {
    Path file = RunFolder.of(sweep, run).path().resolve("metrics.csv");
    return Files.readString(file).replaceAll("(?m),[^,]*$", "");
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false; // there is no such command
    }
  }
}
