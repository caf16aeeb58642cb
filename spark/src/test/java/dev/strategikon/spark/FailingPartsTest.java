package dev.strategikon.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.config.RunConfig;
import dev.strategikon.store.RunFolder;
import dev.strategikon.sweep.Cluster;
import dev.strategikon.sweep.ClusterOptions.Aggregation;
import dev.strategikon.sweep.Concurrency;
import dev.strategikon.sweep.SweepException;
import dev.strategikon.sweep.SweepListener;
import dev.strategikon.sweep.Trainers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Parts of a plugin that throw in the middle of a run, in this process and on Spark: the message
 * says where and why, the other run of the sweep goes on, and the state before stays.
 */
class FailingPartsTest {
  private static final String FIRST = "rule: median\nattack: none\nmodel: softmax\n";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "model | failing-network | worker 3: java.lang.ArithmeticException: the worker cannot go"
            + " on",
        "attack | failing-attack | attack: java.lang.IllegalStateException: the attack has no more",
        "rule | failing-rule | rule: java.lang.ArrayIndexOutOfBoundsException: Index 7 out of"
            + " bounds"
      })
  void theStepThePartAndTheCauseAreNamed(String key, String part, String said) throws IOException {
    String whole = FIRST.replaceFirst(key + ": (.*)", key + ": [" + part + ", $1]");
    List<RunConfig> runs = Sweeps.small(4, whole);
    assertEquals(2, runs.size());
    assertFails(said, "local", runs, Trainers.LOCAL, Concurrency.WORKERS);
    assertFails(said, "local-runs", runs, Trainers.LOCAL, Concurrency.RUNS);
    for (Aggregation server : List.of(Aggregation.COLLECT, Aggregation.SHARDED)) {
      if (server == Aggregation.COLLECT || !key.equals("rule")) { // which sees whole vectors
        try (Cluster cluster = new Sweeps(folder).options("local[3]", server, 0).connect(l -> {})) {
          assertFails(said, "workers-" + server, runs, cluster, Concurrency.WORKERS);
          assertFails(said, "runs-" + server, runs, cluster, Concurrency.RUNS);
        }
      }
    }
  }

  private void assertFails(
      String said, String name, List<RunConfig> runs, Trainers trainers, Concurrency concurrency)
      throws IOException {
    SweepException failure =
        assertThrows(
            SweepException.class,
            () ->
                new Sweeps(folder)
                    .train(
                        name, runs, trainers, concurrency, new SweepListener() {}, Duration.ZERO));
    assertEquals(1, failure.failed());
    String message = failure.getCause().getMessage();
    assertTrue(message.startsWith("step 3, " + said), name + ": " + message);
    assertTrue(message.contains("(in dev.strategikon.spark.FailingParts"), message);
    assertEquals(1, message.lines().count(), message);
    int finished = 0;
    for (RunConfig run : runs) {
      RunFolder one = RunFolder.of(folder.resolve(name), run);
      finished += one.isFinished() ? 1 : 0;
      if (!one.isFinished() && trainers == Trainers.LOCAL) {
        assertEquals(2, one.interrupted().orElseThrow().step(), "the state before the failure");
      }
    }
    assertEquals(1, finished);
  }

  @Test
  void imagesThatCannotBeReadAreNamedBeforeAnythingIsWritten() {
    List<RunConfig> runs = Sweeps.small(4, "rule: median\ndataset: failing-images\n");
    IOException failure =
        assertThrows(IOException.class, () -> new Sweeps(folder).trainLocally(runs));
    assertEquals(
        "the data set failing-images cannot be read: java.lang.IllegalStateException: the images"
            + " have gone",
        failure.getMessage());
    assertEquals(0, folder.toFile().list().length);
  }
}
