package dev.strategikon.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.strategikon.compute.Compute;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.SweepFile;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs with a memory of every kind, stopped after every step, and taken up again. */
class ResumedAtEveryStepTest {
  private static final String SHORT =
      """
      model: softmax
      attack: ipm(epsilon=0.5)
      rule: median
      byzantine-set: fixed
      batch: 2
      steps: 5
      evaluate-every: 2
      loss-sample: 100
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{workers: 5, byzantine: 2, local-steps: 3, worker-momentum: 0.5, momentum: 0.9}",
        "{workers: 5, byzantine: 2, local-steps: 2, sampling: shuffled, server-optimizer: adam,"
            + " learning-rate-schedule: cosine}",
        "{workers: 5, byzantine: 2, server-optimizer: adagrad, warm-up-steps: 3,"
            + " learning-rate-schedule: polynomial}",
        "{workers: 5, clients: 12, byzantine: 4, declared: 2, server-optimizer: yogi,"
            + " local-steps: 2, local-learning-rate: 0.5, split: label-shards}"
      })
  void endsWithTheSameBytes(String keys) throws IOException {
    String more = keys.substring(1, keys.length() - 1).replace(", ", "\n");
    RunConfig run = SweepFile.parse(SHORT + more, Map.of()).get(0);
    train(run, folder.resolve("whole"), 2, new SweepListener() {});
    Path cut = folder.resolve("cut");
    for (int stop = 1; stop < 5; stop++) {
      int last = stop;
      SweepListener stopping =
          new SweepListener() {
            @Override
            public void stepCompleted(RunConfig config, StepMetrics metrics) {
              if (metrics.step() == last) {
                throw new IllegalStateException("stop");
              }
            }
          };
      assertThrows(SweepException.class, () -> train(run, cut, 1, stopping));
      assertEquals(stop, RunFolder.of(cut, run).status().steps());
    }
    train(run, cut, 1, new SweepListener() {});
    assertEquals(metrics(run, folder.resolve("whole")), metrics(run, cut));
    assertArrayEquals(checkpoint(run, folder.resolve("whole")), checkpoint(run, cut));
  }

  private static void train(RunConfig run, Path sweep, int threads, SweepListener listener)
      throws IOException {
    Execution execution = new Execution(new Compute(threads), Concurrency.AUTO, Duration.ZERO);
    new SweepRunner(sweep, sweep, execution, listener).run(List.of(run));
  }

  private static byte[] checkpoint(RunConfig run, Path sweep) throws IOException {
    return Files.readAllBytes(RunFolder.of(sweep, run).path().resolve("checkpoint.bin"));
  }

  /** The rows of a run, without the seconds. */
  private static List<String> metrics(RunConfig run, Path sweep) throws IOException {
    Path file = RunFolder.of(sweep, run).path().resolve("metrics.csv");
    return Files.readAllLines(file).stream()
        .map(line -> line.substring(0, line.lastIndexOf(',')))
        .toList();
  }
}
