package dev.strategikon.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.config.RunConfig;
import dev.strategikon.failure.StepFailedException;
import dev.strategikon.sweep.Cluster;
import dev.strategikon.sweep.ClusterOptions.Aggregation;
import dev.strategikon.sweep.Concurrency;
import dev.strategikon.sweep.SweepException;
import dev.strategikon.sweep.SweepListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark on three threads of this process gives the bytes that the process itself gives. */
class SameBytesTest {
  private static final String LOCAL = "local[3]";

  @TempDir private Path folder;

  @Test
  void attacksAndRules() throws IOException {
    assertSame(
        8,
        """
        rule: [median, nnm | krum, centered-clipping, bulyan]
        attack: [ipm(epsilon=0.5), alie-optimal, label-flip]
        byzantine: 1
        """);
  }

  @Test
  void samplesOfTheServer() throws IOException {
    assertSame(
        4,
        """
        rule: [zeno, median | guard(level=0.2)]
        attack: ipm-optimal
        worker-momentum: 0.5
        server-sample: 8
        server-pieces: 4
        """);
  }

  @Test
  void audits() throws IOException {
    assertSame(
        4,
        """
        rule: [median, krum, nnm | trimmed-mean]
        attack: alie
        audit-every: 2
        """);
  }

  /** Longer than the history of the workers' memory, so that it is copied in between. */
  @Test
  void workersMomentum() throws IOException {
    assertSame(
        20,
        """
        rule: [median, krum]
        attack: [mimic, ipm(epsilon=2)]
        worker-momentum: 0.5
        momentum: 0.9
        """);
  }

  /** Attackers remember vectors in the warm-up, and then a worker. */
  @Test
  void whatAttackersRemember() throws IOException {
    assertSame(
        4,
        """
        rule: mean
        attack:
          - mimic(worker=variance,warm-up=3)
          - poisonedfl(every=2)
          - backdoor(share=0.7)
          - sign-flip(of=each)
        knowledge: [omniscient, colluders]
        byzantine-set: last
        split: sorted-shards
        split-among: honest
        sampling: shuffled
        """);
  }

  @Test
  void compressedVectors() throws IOException {
    assertSame(
        4,
        """
        rule: krum
        compression: [top-k, random-k, sign, quantise]
        attack: ipm(epsilon=0.5)
        """);
  }

  /** The windows end within the runs, and the attack begins in between. */
  @Test
  void whatRulesRemember() throws IOException {
    assertSame(
        6,
        """
        model: mlp(hidden=16)
        rule:
          - safeguard(t1=4,t0=2)
          - safeguard(t1=3,t0=3,reset=window,removal=next)
        attack: ipm(epsilon=3)
        attack-from-epoch: 0.005
        byzantine-set: fixed
        audit-every: 5
        """);
  }

  /** The network's layers begin anywhere in a shard. */
  @Test
  void layersOfTheNetwork() throws IOException {
    assertSame(
        4,
        """
        model: mlp(hidden=16)
        rule:
          - lasa
          - lasa(sparsity=0.7,lengths=2)
        attack: ipm(epsilon=2)
        audit-every: 5
        """);
  }

  /** An attack begins after 100 of the 10,000 images: after three steps of 35 images. */
  @Test
  void stepsThatRunsShare() throws IOException {
    assertSame(
        8,
        """
        rule: [median, centered-clipping]
        attack: [none, ipm(epsilon=2), label-flip]
        attack-from-epoch: 0.01
        sampling: shuffled
        """);
  }

  @Test
  void localStepsAndWhatTheServerRemembers() throws IOException {
    assertSame(
        4,
        """
        rule: [median, zeno]
        attack: label-flip
        local-steps: 3
        worker-momentum: 0.5
        server-optimizer: adam
        learning-rate-schedule: cosine
        warm-up-steps: 2
        server-sample: 8
        server-pieces: 4
        """);
  }

  @Test
  void drawnClients() throws IOException {
    assertSame(
        4,
        """
        rule: krum
        attack: [ipm(epsilon=0.5), label-flip]
        clients: 20
        byzantine: 5
        declared: 1
        split: label-shards
        server-optimizer: yogi
        local-steps: 2
        """);
  }

  @Test
  void repeatedWork() throws IOException {
    assertSame(
        6,
        """
        scheme: draco
        workers: 10
        attack: sign-flip
        """);
  }

  /** The file is there when the runs begin and gone when tasks make the network of it. */
  @Test
  void aNetworkOfAFileThatTheDriverAloneHas() throws IOException {
    Path file = folder.resolve("net.pt");
    Files.copy(
        Path.of("..", "train", "src", "test", "resources", "dev", "strategikon", "model")
            .resolve(Path.of("module", "residual-group.pt")),
        file);
    List<RunConfig> runs =
        Sweeps.small(3, "model: torchscript(file=%s)\nrule: [median, krum]\n".formatted(file));
    Map<String, String> here = new Sweeps(folder).trainLocally(runs);
    Files.delete(file);
    try (Cluster cluster = cluster(Aggregation.COLLECT)) {
      assertEquals(here, train("workers", runs, cluster, false));
      assertEquals(here, train("runs", runs, cluster, true));
    }
  }

  @Test
  void aRuleOfAPlugin() throws IOException {
    assertSame(6, "rule: nnm | own-medoid\nattack: [alie, ipm-optimal]\n");
  }

  @Test
  void aRuleOfWholeVectorsWhichNoShardHas() throws IOException {
    List<RunConfig> runs = Sweeps.small(6, "rule: nnm | own-median\nattack: ipm-optimal\n");
    Map<String, String> here = new Sweeps(folder).trainLocally(runs);
    for (Aggregation server : List.of(Aggregation.COLLECT, Aggregation.AUTO)) {
      try (Cluster cluster = cluster(server)) {
        assertEquals(here, train("own " + server, runs, cluster, false));
      }
    }
    try (Cluster cluster = cluster(Aggregation.SHARDED)) {
      assertEquals(
          "The run's rule sees whole vectors, and a shard has a part of them: use"
              + " --engine-mode=collect",
          rootMessage(() -> train("own", runs, cluster, false)));
    }
  }

  @Test
  void refusesOnAllEnginesAlike() throws IOException {
    List<RunConfig> runs = Sweeps.small(4, "rule: mean\nattack: nan\nnon-finite: fail\n");
    String here = rootMessage(() -> new Sweeps(folder).trainLocally(runs));
    for (Aggregation server : List.of(Aggregation.COLLECT, Aggregation.SHARDED)) {
      try (Cluster cluster = cluster(server)) {
        assertEquals(here, rootMessage(() -> train(server + "", runs, cluster, false)));
      }
    }
    try (Cluster cluster = cluster(Aggregation.AUTO)) {
      List<RunConfig> more =
          Sweeps.small(4, "rule: mean\nattack: nan\nnon-finite: fail\nseed: [1, 2, 3]\n");
      String message = rootMessage(() -> train("runs", more, cluster, true));
      assertTrue(message.contains("is not finite: coordinate 0 is NaN"), message);
    }
  }

  @Test
  void resumesWhereAnotherEngineWasInterrupted() throws IOException {
    List<RunConfig> runs =
        Sweeps.small(12, "rule: krum\nattack: mimic\nworker-momentum: 0.9\nmomentum: 0.5\n");
    Map<String, String> whole = new Sweeps(folder).trainLocally(runs);
    Interruption interruption = new Interruption(7);
    try (Cluster cluster = cluster(Aggregation.SHARDED)) {
      assertThrows(
          SweepException.class, () -> train("resumed", runs, cluster, false, interruption));
    }
    try (Cluster cluster = cluster(Aggregation.SHARDED)) {
      assertEquals(whole, train("resumed", runs, cluster, false));
    }
  }

  @Test
  void systemNamesTheEngine() throws IOException {
    List<RunConfig> runs = Sweeps.small(1, "rule: mean\n");
    try (Cluster cluster = cluster(Aggregation.AUTO)) {
      train("named", runs, cluster, false);
    }
    Path run = folder.resolve("named").resolve(runs.get(0).folderName());
    String system = Files.readString(run.resolve("system.json"));
    assertTrue(system.contains("spark 4."), system);
    assertTrue(system.contains("on local[3]"), system);
  }

  @Test
  void moreShardsThanTasksAtOnceAreRefused() throws IOException {
    List<RunConfig> runs = Sweeps.small(2, "rule: mean\n");
    try (Cluster cluster =
        new Sweeps(folder).options(LOCAL, Aggregation.SHARDED, 4).connect(line -> {})) {
      String message = rootMessage(() -> train("many", runs, cluster, false));
      assertTrue(message.contains("runs only 3 tasks at once"), message);
    }
  }

  @Test
  void unknownEnginesAreRefused() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Sweeps(folder).options("sparks", Aggregation.AUTO, 0).connect(line -> {}));
    assertTrue(refusal.getMessage().contains("spark://host:7077"), refusal.getMessage());
  }

  private void assertSame(int steps, String more) throws IOException {
    List<RunConfig> runs = Sweeps.small(steps, more);
    Map<String, String> here = new Sweeps(folder).trainLocally(runs);
    for (Aggregation server : List.of(Aggregation.COLLECT, Aggregation.SHARDED)) {
      try (Cluster cluster = cluster(server)) {
        assertEquals(here, train(server + "", runs, cluster, false));
        if (server == Aggregation.COLLECT && runs.size() > 1) {
          assertEquals(here, train("runs", runs, cluster, true));
        }
      }
    }
  }

  private Cluster cluster(Aggregation server) throws IOException {
    return new Sweeps(folder).options(LOCAL, server, 0).connect(line -> {});
  }

  private Map<String, String> train(
      String name, List<RunConfig> runs, Cluster cluster, boolean wholeRuns) throws IOException {
    return train(name, runs, cluster, wholeRuns, new SweepListener() {});
  }

  private Map<String, String> train(
      String name, List<RunConfig> runs, Cluster cluster, boolean wholeRuns, SweepListener listener)
      throws IOException {
    return new Sweeps(folder)
        .train(name, runs, cluster, wholeRuns ? Concurrency.RUNS : Concurrency.WORKERS, listener);
  }

  private interface Trained {
    Map<String, String> train() throws IOException;
  }

  private static String rootMessage(Trained trained) {
    Throwable failure = assertThrows(SweepException.class, trained::train).getCause();
    while (!(failure instanceof StepFailedException) && failure.getCause() != null) {
      failure = failure.getCause();
    }
    return failure.getMessage();
  }
}
