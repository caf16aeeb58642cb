package dev.strategikon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The bytes that name a run's folder and stand in its {@code config.yaml}. Finished folders are
 * found by them, so they may change only together with the schema in {@link RunConfig}.
 */
class ConfigBytesTest {
  private static final String DEFAULTS =
      """
      dataset: fashion-mnist-small
      normalisation: by-channel
      model: cnn-small
      loss: cross-entropy
      initialisation: pytorch
      batch-norm-statistics: calibrated
      dropout-masks: fresh
      rule: mean
      attack: none
      workers: 25
      clients: 25
      byzantine: 0
      declared: 0
      declared-before-attack: 0
      byzantine-set: random-each-step
      knowledge: omniscient
      scheme: plain
      attack-from-epoch: 0.0
      split: iid
      split-among: all
      server-sample: 100
      server-pieces: 10
      batch: 50
      sampling: iid
      pass-steps: 0
      compression: none
      learning-rate: 0.1
      learning-rate-steps: {}
      learning-rate-schedule: constant
      warm-up-steps: 0
      server-optimizer: sgd
      momentum: 0.0
      local-steps: 1
      local-learning-rate: 0.1
      worker-momentum: 0.0
      worker-momentum-form: average
      weight-decay: 0.0
      steps: 400
      evaluate-every: 20
      evaluate-from: 0
      loss-sample: 5000
      validation: 0
      audit-every: 0
      non-finite: reject
      seed: 1
      """;

  @Test
  void defaults() {
    RunConfig run = parse("rule: mean");
    assertEquals(DEFAULTS, SweepFile.write(run));
    assertEquals("b3624be3eb", run.digest());
    assertEquals("mean_none_q0_seed1_b3624be3eb", run.folderName());
    assertEquals("mean without attack, q = 0, seed 1", run.toString());
  }

  @Test
  void everyKeyGiven() {
    RunConfig run =
        parse(
            """
            dataset: cifar10
            model: mlp(hidden=64)
            rule: krum(neighbours=13)
            attack: ipm(epsilon=-1e1)
            workers: 31
            byzantine: 11
            declared: 10
            byzantine-set: fixed
            knowledge: colluders
            attack-from-epoch: 0.50
            split: dirichlet(alpha=1e-1)
            batch: 8
            learning-rate: 1e-2
            learning-rate-steps: {300: 1e-3, 100: 5e-3, 7: 1}
            momentum: 0.9
            worker-momentum: 0.99
            weight-decay: 5e-4
            steps: 1000
            evaluate-every: 7
            loss-sample: 0
            validation: 0
            audit-every: 50
            non-finite: propagate
            seed: 12345678901
            """);
    assertEquals(
        """
        dataset: cifar10
        normalisation: by-channel
        model: mlp(hidden=64)
        loss: cross-entropy
        initialisation: pytorch
        batch-norm-statistics: calibrated
        dropout-masks: fresh
        rule: krum(neighbours=13)
        attack: ipm(epsilon=-10)
        workers: 31
        clients: 31
        byzantine: 11
        declared: 10
        declared-before-attack: 10
        byzantine-set: fixed
        knowledge: colluders
        scheme: plain
        attack-from-epoch: 0.5
        split: dirichlet(alpha=0.1)
        split-among: all
        server-sample: 100
        server-pieces: 10
        batch: 8
        sampling: iid
        pass-steps: 0
        compression: none
        learning-rate: 0.01
        learning-rate-steps:
          7: 1.0
          100: 0.005
          300: 0.001
        learning-rate-schedule: constant
        warm-up-steps: 0
        server-optimizer: sgd
        momentum: 0.9
        local-steps: 1
        local-learning-rate: 0.01
        worker-momentum: 0.99
        worker-momentum-form: average
        weight-decay: 5.0E-4
        steps: 1000
        evaluate-every: 7
        evaluate-from: 0
        loss-sample: 0
        validation: 0
        audit-every: 50
        non-finite: propagate
        seed: 12345678901
        """,
        SweepFile.write(run));
    assertEquals("94bf421186", run.digest());
    assertEquals(
        "krum-neighbours-13_ipm-epsilon-minus10_q11_seed12345678901_94bf421186", run.folderName());
    assertEquals(
        "krum(neighbours=13) under ipm(epsilon=-10), q = 11, seed 12345678901", run.toString());
  }

  @Test
  void aPipelineThatInsistsOnItsOwnCount() {
    RunConfig run =
        parse(
            "{rule: ' nnm |trimmed-mean( q = 3 )', attack: nan, byzantine: 4, seed: -1,"
                + " momentum: 1e-7}");
    assertEquals(
        defaultsBut(
            "rule: nnm | trimmed-mean(q=3)",
            "attack: nan",
            "byzantine: 4",
            "declared: 4",
            "declared-before-attack: 4",
            "momentum: 1.0E-7",
            "seed: -1"),
        SweepFile.write(run));
    assertEquals("887cfe14f0", run.digest());
    assertEquals("nnm-trimmed-mean-q-3_nan_q4_seed-1_887cfe14f0", run.folderName());
    assertEquals("nnm | trimmed-mean(q=3) under nan, q = 4, seed -1", run.toString());
  }

  @Test
  void draco() {
    RunConfig run =
        parse(
            "{rule: mean, scheme: draco, byzantine: 2, attack: min-max, split: label-shards,"
                + " model: cnn-paper}");
    assertEquals(
        defaultsBut(
            "model: cnn-paper",
            "attack: min-max(perturbation=std)",
            "byzantine: 2",
            "declared: 2",
            "declared-before-attack: 2",
            "scheme: draco",
            "split: label-shards(shards=2)"),
        SweepFile.write(run));
    assertEquals("ef015809ac", run.digest());
    assertEquals("draco_min-max_q2_seed1_ef015809ac", run.folderName());
    assertEquals("draco under min-max, q = 2, seed 1", run.toString());
  }

  @Test
  void aLongPipeline() {
    RunConfig run =
        parse(
            "{rule: 'clipping(radius=2.50) | nnm | bulyan', byzantine: 5, attack: ipm-optimal,"
                + " split: gamma-similarity(gamma=1), learning-rate: 12345678,"
                + " learning-rate-steps: {}}");
    assertEquals(
        defaultsBut(
            "rule: clipping(radius=2.5) | nnm | bulyan",
            "attack: ipm-optimal(objective=inner-product)",
            "byzantine: 5",
            "declared: 5",
            "declared-before-attack: 5",
            "split: gamma-similarity(gamma=1)",
            "learning-rate: 1.2345678E7",
            "local-learning-rate: 1.2345678E7"),
        SweepFile.write(run));
    assertEquals("c77e0d0175", run.digest());
    assertEquals(
        "clipping-radius-2.5-nnm-bulyan_ipm-optimal_q5_seed1_c77e0d0175", run.folderName());
    assertEquals(
        "clipping(radius=2.5) | nnm | bulyan under ipm-optimal, q = 5, seed 1", run.toString());
  }

  /** Keys that came later are in the digest only where they are not at their defaults. */
  @Test
  void keysThatCameLater() {
    String usual = parse("rule: mean").digest();
    assertEquals(
        usual, parse("{normalisation: by-channel, sampling: iid, evaluate-from: 0}").digest());
    assertEquals(
        usual,
        parse("{local-steps: 1, local-learning-rate: 1e-1, server-optimizer: sgd, clients: 25}")
            .digest());
    List<String> digests =
        Stream.of(
                "normalisation: unit",
                "initialisation: xavier",
                "batch-norm-statistics: running",
                "declared-before-attack: 1",
                "server-sample: 50",
                "server-pieces: 5",
                "sampling: shuffled",
                "evaluate-from: 10",
                "dropout-masks: repeated",
                "{split-among: honest, byzantine-set: last}",
                "pass-steps: 30",
                "worker-momentum-form: sum",
                "clients: 30",
                "learning-rate-schedule: cosine",
                "warm-up-steps: 5",
                "server-optimizer: adam",
                "local-steps: 5",
                "local-learning-rate: 0.5",
                "compression: sign")
            .map(line -> parse(line).digest())
            .toList();
    assertEquals(19, digests.stream().distinct().filter(digest -> !digest.equals(usual)).count());
    RunConfig told = parse("{byzantine: 3, declared-before-attack: 0}");
    assertEquals(
        defaultsBut("byzantine: 3", "declared: 3", "declared-before-attack: 0"),
        SweepFile.write(told));
    assertNotEquals(parse("byzantine: 3").digest(), told.digest());
  }

  /** So are parameters of specs. */
  @Test
  void parametersThatCameLater() {
    for (String[] specs :
        new String[][] {
          {"rule: krum", "rule: krum(power=2)", "rule: krum(power=4)"},
          {"attack: sign-flip", "attack: sign-flip(of=mean)", "attack: sign-flip(of=each)"},
          {"attack: mimic", "attack: mimic(warm-up=1)", "attack: mimic(worker=variance)"},
          {
            "attack: mimic(worker=variance)",
            "attack: mimic(worker=variance,warm-up=1)",
            "attack: mimic(worker=variance,warm-up=2)"
          }
        }) {
      assertEquals(parse(specs[0]), parse(specs[1]));
      assertEquals(parse(specs[0]).digest(), parse(specs[1]).digest());
      assertNotEquals(parse(specs[0]).digest(), parse(specs[2]).digest());
    }
    assertEquals("krum(neighbours=m-q-2)", parse("rule: krum").text("rule"));
    assertEquals("krum(neighbours=m-q-2, power=4)", parse("rule: krum(power=4)").text("rule"));
    // As the programs before these parameters named them.
    assertEquals("mimic(worker=0)", parse("attack: mimic").text("attack"));
    assertEquals("sign-flip", parse("attack: sign-flip").text("attack"));
  }

  private static RunConfig parse(String text) {
    List<RunConfig> runs = SweepFile.parse(text, Map.of());
    assertEquals(1, runs.size());
    return runs.get(0);
  }

  /** The text of the defaults, in which lines have taken the place of those of the same keys. */
  private static String defaultsBut(String... lines) {
    String text = DEFAULTS;
    for (String line : lines) {
      String key = line.substring(0, line.indexOf(':'));
      text = text.replaceFirst("(?m)^" + key + ":.*$", line);
    }
    return text;
  }
}
