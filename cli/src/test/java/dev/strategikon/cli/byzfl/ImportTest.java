package dev.strategikon.cli.byzfl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.config.RunConfig;
import dev.strategikon.config.SweepFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Benchmark files of both generations of ByzFL. */
class ImportTest {
  private static final String NEW =
      """
      {
        "benchmark_config": {
          "training_algorithm": {"name": "DSGD", "parameters": {}},
          "nb_steps": 800, "training_seed": 5, "nb_training_seeds": 2,
          "nb_honest_clients": 10, "f": [1, 2], "tolerated_f": [1, 2, 3],
          "filter_non_matching_f_tolerated_f": %s, "size_train_set": 1.0,
          "data_distribution": [
            {"name": "gamma_similarity_niid", "distribution_parameter": [1.0, 0.33]},
            {"name": "dirichlet_niid", "distribution_parameter": 0.5}
          ]
        },
        "model": {"name": "logreg_mnist", "dataset_name": "fashionmnist", "learning_rate_decay": 0.5,
          "milestones": [200, 400]},
        "server": {"learning_rate": 0.1},
        "aggregator": [
          {"name": "GeometricMedian", "parameters": {"nu": 0.1, "T": 3}},
          {"name": "Krum", "parameters": {}}
        ],
        "pre_aggregators": [
          {"name": "Clipping", "parameters": {"c": 2.0}},
          {"name": "Bucketing", "parameters": {"s": 2}},
          {"name": "NNM"}
        ],
        "honest_clients": {"momentum": 0.9, "weight_decay": 0.0001, "batch_size": 25},
        "attack": [
          {"name": "SignFlipping"},
          {"name": "InnerProductManipulation", "parameters": {"tau": 3.0}},
          {"name": "SomethingNew"}
        ],
        "evaluation_and_results": {"evaluation_delta": 50}
      }
      """;

  private static final String OLD =
      """
      {
        "benchmark_config": {"nb_workers": 10, "nb_byz": [1, 4], "declared_nb_byz": [1, 4],
          "declared_equal_real": true, "fix_workers_as_honest": false},
        "model": {"name": "cnn_mnist", "dataset_name": "fashionmnist"},
        "aggregator": {"name": "TrMean"},
        "pre_aggregators": [],
        "server": {"learning_rate": [0.1, 0.01], "nb_steps": 30},
        "honest_nodes": {"momentum": 0, "weight_decay": 0, "batch_size": 16},
        "attack": {"name": "Optimal_InnerProductManipulation"}
      }
      """;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();

  private Path file(String json) throws IOException {
    return Files.writeString(folder.resolve("config.json"), json);
  }

  private String imported(String json, String... more) throws IOException {
    CommandLine command = new CommandLine(new ImportCommand()).setOut(new PrintWriter(out));
    command.setExecutionExceptionHandler(
        (failure, line, parsed) -> {
          throw failure;
        });
    String[] arguments = new String[2 + more.length];
    arguments[0] = "byzfl";
    arguments[1] = file(json).toString();
    System.arraycopy(more, 0, arguments, 2, more.length);
    assertEquals(0, command.execute(arguments));
    return out.toString();
  }

  @Test
  void everyValueHasItsPlace() throws IOException {
    String yaml = imported(NEW.formatted("true"));
    assertEquals(
        """
        # From ByzFL's config.json
        # - Left out: the attack SomethingNew has no equivalent
        # - ByzFL's Krum counts n - f - 1 neighbours, the paper n - f - 2: the rules say so
        dataset: fashion-mnist
        model: softmax
        split: [gamma-similarity(gamma=1.0), gamma-similarity(gamma=0.33), dirichlet(alpha=0.5)]
        byzantine-set: fixed
        steps: 800
        batch: 25
        learning-rate: 0.1
        learning-rate-steps: {200: 0.05, 400: 0.025}
        worker-momentum: 0.9
        weight-decay: 1.0E-4
        evaluate-every: 50
        attack: [sign-flip, ipm(epsilon=3)]
        seed: [5, 6]
        """,
        yaml.substring(0, yaml.indexOf("runs:")));
    List<RunConfig> runs = SweepFile.parse(yaml, Map.of());
    // 3 splits, 2 attacks, 2 seeds, 2 rules, and (m, q, told) of (11, 1, 1) and (12, 2, 2)
    assertEquals(48, runs.size());
    // Of 11 vectors bucketing leaves 6, of which Krum counts 6 - 1 - 1.
    assertEquals(
        List.of(
            "clipping(radius=2) | bucketing(size=2) | nnm | geometric-median(nu=0.1, iterations=3)",
            "clipping(radius=2) | bucketing(size=2) | nnm | krum(neighbours=4)",
            "clipping(radius=2) | bucketing(size=2) | nnm | krum(neighbours=3)"),
        runs.stream()
            .map(run -> run.text("rule"))
            .distinct()
            .sorted(ImportTest::byLength)
            .toList());
  }

  private static int byLength(String a, String b) {
    return b.length() == a.length() ? b.compareTo(a) : a.contains("geometric") ? -1 : 1;
  }

  @Test
  void theRuleMayBeToldMore() throws IOException {
    String yaml = imported(NEW.formatted("false"));
    assertEquals(
        "(11, 1, 1) (11, 1, 2) (11, 1, 3) (12, 2, 2) (12, 2, 3)",
        SweepFile.parse(yaml, Map.of()).stream()
            .map(
                run ->
                    "(%d, %d, %d)"
                        .formatted(
                            run.options().threat().workers(),
                            run.options().threat().byzantine(),
                            run.options().threat().declared()))
            .distinct()
            .collect(Collectors.joining(" ")));
  }

  @Test
  void filesOfTheFirstGenerationAreRead() throws IOException {
    String yaml = imported(OLD);
    assertTrue(
        yaml.contains("# - The network cnn_mnist has no equivalent: cnn-small is another"), yaml);
    assertTrue(yaml.contains("ours minimises the inner product"), yaml);
    assertTrue(
        yaml.contains("# - size_train_set: ByzFL trains on 0.8 of the training images"), yaml);
    List<RunConfig> runs = SweepFile.parse(yaml, Map.of());
    assertEquals(4, runs.size());
    assertEquals(10, runs.get(0).options().threat().workers());
    assertEquals(30, runs.get(0).options().steps());
  }

  @Test
  void theFileIsWrittenOnceAndNotOver() throws IOException {
    Path yaml = folder.resolve("sweep.yaml");
    imported(OLD, "-o", yaml.toString());
    assertEquals(4, SweepFile.read(yaml, Map.of()).size());
    String before = Files.readString(yaml);
    CommandLine command = new CommandLine(new ImportCommand()).setErr(new PrintWriter(out));
    Path file = file(NEW.formatted("true"));
    assertEquals(2, command.execute("byzfl", file.toString(), "-o", yaml.toString()));
    assertTrue(
        out.toString().contains(yaml + " exists already: name another file"), out.toString());
    assertEquals(before, Files.readString(yaml));
  }

  /** int(10·0.9) = 9 of 10 honest and 1 or 2 Byzantine clients, in five steps of their own. */
  @Test
  void fedAvgDrawsClientsWhoMakeStepsOfTheirOwn() throws IOException {
    String yaml =
        imported(
            NEW.formatted("true")
                .replace(
                    "\"DSGD\", \"parameters\": {}",
                    "\"FedAvg\", \"parameters\": {\"proportion_selected_clients\": 0.9,"
                        + " \"local_steps_per_client\": 5}"));
    assertTrue(yaml.contains("# - FedAvg: ByzFL attacks and aggregates the clients' param"), yaml);
    assertTrue(yaml.contains("\nlocal-steps: 5\nweight-decay: 5.0E-4\n"), yaml);
    assertTrue(!yaml.contains("worker-momentum"), yaml);
    assertTrue(yaml.contains("{workers: 9, clients: 12, byzantine: 2, rule: "), yaml);
    RunConfig run = SweepFile.parse(yaml, Map.of()).get(0);
    assertEquals(9, run.options().threat().workers());
    assertEquals(11, run.options().threat().clients());
    assertEquals(5, run.options().optimizer().local().count());
    assertEquals(0.1, run.options().optimizer().local().learningRate());
  }

  @Test
  void whatCannotBeRunSaysWhy() throws IOException {
    assertRefused("SCAFFOLD has no equivalent", NEW.formatted("true").replace("DSGD", "SCAFFOLD"));
    assertRefused("data set emnist has no", OLD.replace("fashionmnist", "emnist"));
    assertRefused("network resnet18 has no", OLD.replace("cnn_mnist", "resnet18"));
    assertRefused("None of the file's rules", OLD.replace("TrMean", "MyRule"));
    assertRefused("pre-aggregator Mine", NEW.formatted("true").replace("NNM", "Mine"));
    assertRefused("is no benchmark file of ByzFL", "{}");
    assertRefused("is not JSON: line 2", "{\n\"a\": }");
  }

  private void assertRefused(String part, String json) throws IOException {
    Path file = file(json);
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> ByzflSweep.of(ByzflFile.read(file)), part)
            .getMessage();
    assertTrue(message.contains(part), message);
  }
}
