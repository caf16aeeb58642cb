package dev.strategikon.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.compute.Compute;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.RunSetup;
import dev.strategikon.config.SweepFile;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.sgd.Training;
import dev.strategikon.sgd.TrainingState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Local steps, drawn clients and the server's optimisers on two threads, and on two and three
 * shards with as many executors, against one thread: x, what the optimiser remembers, and the rows.
 */
class FederatedEnginesTest {
  /** d is 9,550: three blocks, so that three shards have one each. */
  private static final String SHORT =
      """
      model: mlp(hidden=12)
      workers: 5
      batch: 3
      steps: 4
      evaluate-every: 4
      loss-sample: 20
      server-sample: 8
      server-pieces: 4
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        rule: median
        attack: ipm-optimal
        byzantine: 1
        local-steps: 3
        worker-momentum: 0.5
        server-optimizer: adam
        learning-rate-schedule: cosine
        warm-up-steps: 2
        """,
        """
        rule: zeno | guard(level=0.2)
        attack: label-flip
        byzantine: 1
        local-steps: 2
        server-optimizer: adagrad
        """,
        """
        rule: krum
        attack: ipm(epsilon=0.5)
        knowledge: colluders
        clients: 12
        byzantine: 4
        declared: 1
        split: label-shards
        local-steps: 2
        server-optimizer: yogi
        audit-every: 2
        """,
        """
        rule: centered-clipping(start=last)
        attack: label-flip
        clients: 12
        byzantine: 4
        declared: 1
        momentum: 0.9
        """
      })
  void haveTheSameBytes(String lines) throws IOException {
    RunConfig run = SweepFile.parse(SHORT + lines, Map.of()).get(0);
    Materials materials = new Materials(folder, Compute.SERIAL);
    RunSetup setup = RunSetup.of(run, materials.dataset(run, new SweepListener() {}));
    Trained expected = train(local(setup, 1));
    assertSame(expected, train(local(setup, 2)), "two threads");
    for (int shards = 2; shards <= 3; shards++) {
      assertSame(expected, train(sharded(setup, shards)), shards + " shards");
    }
  }

  private record Trained(TrainingState state, List<String> rows) {}

  private static Training local(RunSetup run, int threads) {
    return new Training(run.dataset(), run.network(), run.options(), new Compute(threads));
  }

  private Training sharded(RunSetup run, int shards) {
    return new Training(
        run.dataset(),
        run.network(),
        run.options(),
        Compute.SERIAL,
        new ThreadCluster(run.config(), folder, shards, shards));
  }

  private static Trained train(Training training) {
    List<String> rows = new ArrayList<>();
    try (training) {
      TrainingState state = training.initialState();
      training.run(state, (row, now) -> rows.add(withoutTime(row)));
      return new Trained(state, rows);
    }
  }

  private static String withoutTime(StepMetrics row) {
    return row.toString().replaceAll("seconds=.*", "");
  }

  private static void assertSame(Trained expected, Trained actual, String where) {
    assertArrayEquals(expected.state.parameters(), actual.state.parameters(), where);
    assertArrayEquals(expected.state.velocity(), actual.state.velocity(), where);
    assertEquals(expected.rows, actual.rows, where);
  }
}
