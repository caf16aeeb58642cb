package dev.strategikon.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.config.InvalidConfigException;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.SweepFile;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.store.RunFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sweeps that train a network of a TorchScript file. */
class TorchScriptRunTest {
  private static final SweepListener SILENT = new SweepListener() {};

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("net.pt");
    bring("residual-group.pt");
  }

  private void bring(String name) throws IOException {
    try (InputStream in = getClass().getResourceAsStream("../model/module/" + name)) {
      Files.write(file, in.readAllBytes());
    }
  }

  private RunConfig config(String more) {
    return SweepFile.parse(
            """
            model: torchscript(file=%s)
            rule: median
            attack: ipm(epsilon=0.5)
            workers: 5
            byzantine: 1
            batch: 4
            steps: 4
            evaluate-every: 4
            loss-sample: 100
            %s
            """
                .formatted(file, more),
            Map.of())
        .get(0);
  }

  private static void train(Path out, RunConfig run, int threads, SweepListener listener)
      throws IOException {
    Execution execution = new Execution(new Compute(threads), Concurrency.WORKERS, Duration.ZERO);
    new SweepRunner(out, out, execution, listener).run(List.of(run));
  }

  /** The rows of a run, without the seconds. */
  private static List<String> rows(Path out, RunConfig run) throws IOException {
    return Files.readAllLines(RunFolder.of(out, run).path().resolve("metrics.csv")).stream()
        .map(line -> line.substring(0, line.lastIndexOf(',')))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"residual-group.pt", "residual-batch.pt"})
  void sameBytesOnOneAndTwoThreadsAndAfterAStop(String name) throws IOException {
    bring(name);
    RunConfig run = config("");
    train(folder.resolve("one"), run, 1, SILENT);
    train(folder.resolve("two"), run, 2, SILENT);
    SweepListener stop =
        new SweepListener() {
          @Override
          public void stepCompleted(RunConfig config, StepMetrics metrics) {
            if (metrics.step() == 2) {
              throw new IllegalStateException("stop");
            }
          }
        };
    assertThrows(SweepException.class, () -> train(folder.resolve("cut"), run, 2, stop));
    train(folder.resolve("cut"), run, 1, SILENT);

    List<String> rows = rows(folder.resolve("one"), run);
    assertEquals(6, rows.size());
    assertEquals(rows, rows(folder.resolve("two"), run));
    assertEquals(rows, rows(folder.resolve("cut"), run));
  }

  @Test
  void aChangedFileIsAnotherRunAndNoneThatGoesOn() throws IOException {
    RunConfig run = config("");
    train(folder.resolve("sweep"), run, 1, SILENT);
    String yaml = SweepFile.write(run);
    bring("residual-batch.pt");
    RunConfig other = config("");

    assertNotEquals(run.folderName(), other.folderName());
    RunConfig longer = SweepFile.parse(yaml, Map.of("steps", "5")).get(0);
    InvalidConfigException refused =
        assertThrows(
            InvalidConfigException.class, () -> train(folder.resolve("sweep"), longer, 1, SILENT));
    assertTrue(
        refused
            .getMessage()
            .startsWith(
                "model torchscript(file=%s) on fashion-mnist-small: %1$s is not the file"
                    .formatted(file)),
        refused.getMessage());
    // What is there can be read without the file.
    Files.delete(file);
    assertEquals(5, RunFolder.of(folder.resolve("sweep"), run).metrics().size());
    assertEquals(run, SweepFile.parse(yaml, Map.of()).get(0));
  }

  @Test
  void runningAveragesThatNobodySeesAreRefused() throws IOException {
    bring("residual-batch.pt");
    RunConfig run = config("batch-norm-statistics: running");
    String message =
        assertThrows(
                InvalidConfigException.class, () -> train(folder.resolve("sweep"), run, 1, SILENT))
            .getMessage();
    assertTrue(message.endsWith("set batch-norm-statistics to calibrated"), message);
  }
}
