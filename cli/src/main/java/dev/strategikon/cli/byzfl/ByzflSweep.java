package dev.strategikon.cli.byzfl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A sweep of ours that does what a benchmark file of ByzFL does, as near as it can, and notes on
 * what it cannot.
 */
final class ByzflSweep {
  private final ByzflFile file;
  private final ByzflAlgorithm algorithm;
  private final Set<String> notes = new LinkedHashSet<>();

  private ByzflSweep(ByzflFile file) {
    this.file = file;
    this.algorithm = ByzflAlgorithm.of(file);
  }

  /**
   * A translation.
   *
   * @param keys the keys of all runs, with their values in YAML
   * @param runs the blocks, one for each number of Byzantine workers
   * @param notes what is different or missing, a sentence each
   */
  record Translation(
      Map<String, String> keys, List<Map<String, String>> runs, List<String> notes) {}

  /**
   * Translates a file.
   *
   * @throws IllegalArgumentException if nothing of it can be run; the message says why
   */
  static Translation of(ByzflFile file) {
    return new ByzflSweep(file).translation();
  }

  private Translation translation() {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("dataset", dataset());
    keys.put("model", model());
    keys.put("split", list(splits()));
    keys.put("byzantine-set", "fixed");
    keys.put("steps", file.text("1000", "benchmark_config/nb_steps", "server/nb_steps"));
    keys.put("batch", file.text("32", "honest_clients/batch_size", "honest_nodes/batch_size"));
    keys.put("learning-rate", list(numbers(0.1, "server/learning_rate", "model/learning_rate")));
    String decay = decay();
    if (!decay.isEmpty()) {
      keys.put("learning-rate-steps", decay);
    }
    if (algorithm.isFedAvg()) {
      keys.put("local-steps", Integer.toString(algorithm.localSteps()));
    } else {
      keys.put(
          "worker-momentum",
          list(numbers(0.9, "honest_clients/momentum", "honest_nodes/momentum")));
    }
    keys.put("weight-decay", list(decays()));
    keys.put("evaluate-every", file.text("50", "evaluation_and_results/evaluation_delta"));
    keys.put("attack", list(attacks()));
    keys.put("seed", seeds());
    note();
    return new Translation(keys, runs(), List.copyOf(notes));
  }

  private String dataset() {
    String name = file.text("mnist", "model/dataset_name");
    return ByzflNames.dataset(name)
        .orElseThrow(
            () -> new IllegalArgumentException("The data set " + name + " has no equivalent"));
  }

  private String model() {
    String name = file.text("cnn_mnist", "model/name");
    Optional<String> near = ByzflNames.nearModel(name);
    near.ifPresent(
        ours ->
            notes.add(
                "The network %s has no equivalent: %s is another network for the same images"
                    .formatted(name, ours)));
    return ByzflNames.model(name)
        .or(() -> near)
        .orElseThrow(
            () -> new IllegalArgumentException("The network " + name + " has no equivalent"));
  }

  private List<String> splits() {
    List<String> splits = new ArrayList<>();
    JsonNode usual = JsonNodeFactory.instance.objectNode().put("name", "iid");
    for (JsonNode split : file.several(usual, "benchmark_config/data_distribution")) {
      String name = split.path("name").asText();
      JsonNode parameters = split.path("distribution_parameter");
      List<JsonNode> all = new ArrayList<>();
      if (parameters.isArray()) {
        parameters.forEach(all::add);
      } else {
        all.add(parameters.isMissingNode() ? IntNode.valueOf(1) : parameters);
      }
      for (JsonNode parameter : all) {
        add(splits, ByzflNames.split(name, parameter), "split " + name);
      }
    }
    return required(splits, "split");
  }

  private List<String> attacks() {
    List<String> attacks = new ArrayList<>();
    JsonNode none = JsonNodeFactory.instance.objectNode().put("name", "NoAttack");
    for (JsonNode attack : file.several(none, "attack")) {
      String name = attack.path("name").asText();
      add(attacks, ByzflNames.attack(attack), "attack " + name);
      if (name.startsWith("Optimal_")) {
        notes.add(
            name
                + " maximises a distance on a grid; ours minimises the inner product. For a distance"
                + " write objective=distance");
      }
    }
    return required(attacks, "attack");
  }

  /** Returns a block for each pair of a number of Byzantine workers and what the rule is told. */
  private List<Map<String, String>> runs() {
    List<Map<String, String>> runs = new ArrayList<>();
    boolean equal =
        file.at(
                "benchmark_config/filter_non_matching_f_tolerated_f",
                "benchmark_config/declared_equal_real")
            .asBoolean(true);
    IntNode none = IntNode.valueOf(0);
    for (JsonNode byzantine : file.several(none, "benchmark_config/f", "benchmark_config/nb_byz")) {
      int q = byzantine.asInt();
      for (JsonNode told :
          file.several(
              byzantine, "benchmark_config/tolerated_f", "benchmark_config/declared_nb_byz")) {
        int declared = told.asInt();
        if (equal ? declared == q : declared >= q) {
          runs.add(block(workers(q), q, declared));
        }
      }
    }
    if (runs.isEmpty()) {
      throw new IllegalArgumentException(
          "No f is left: each must be told to the rule (tolerated_f) as it is, or as more");
    }
    return runs;
  }

  private Map<String, String> block(int workers, int q, int declared) {
    Map<String, String> block = new LinkedHashMap<>();
    block.putAll(algorithm.counts(workers, q));
    if (declared != q) {
      block.put("declared", Integer.toString(declared));
    }
    block.put("rule", list(rules(algorithm.workers(workers, q), declared)));
    return block;
  }

  private int workers(int q) {
    if (file.has("benchmark_config/nb_honest_clients")) {
      return file.integer(0, "benchmark_config/nb_honest_clients") + q;
    }
    int workers = file.integer(1, "benchmark_config/nb_workers");
    return file.at("benchmark_config/fix_workers_as_honest").asBoolean() ? workers + q : workers;
  }

  private List<String> rules(int workers, int declared) {
    int vectors = workers;
    StringBuilder stages = new StringBuilder();
    for (JsonNode stage : file.at("pre_aggregators")) {
      Optional<String> ours = ByzflNames.preAggregator(stage);
      if (ours.isEmpty()) {
        throw new IllegalArgumentException(
            "The pre-aggregator " + stage.path("name").asText() + " has no equivalent");
      }
      stages.append(ours.get()).append(" | ");
      vectors = ByzflNames.vectorsAfter(stage, vectors);
    }
    List<String> rules = new ArrayList<>();
    for (JsonNode rule : file.several(MissingNode.getInstance(), "aggregator")) {
      Optional<String> ours =
          ByzflNames.rule(rule, vectors, declared).map(stages.toString()::concat);
      add(rules, ours, "rule " + rule.path("name").asText());
    }
    return required(rules, "rule");
  }

  private void add(List<String> all, Optional<String> ours, String theirs) {
    ours.ifPresentOrElse(
        all::add, () -> notes.add("Left out: the " + theirs + " has no equivalent"));
  }

  private static List<String> required(List<String> found, String what) {
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "None of the file's %ss has an equivalent".formatted(what));
    }
    return found;
  }

  private List<String> numbers(double usual, String... paths) {
    return file.several(DoubleNode.valueOf(usual), paths).stream().map(JsonNode::asText).toList();
  }

  /** Returns λ: each of a client's steps decays the weights, and our server does so once. */
  private List<String> decays() {
    return numbers(1e-4, "honest_clients/weight_decay", "honest_nodes/weight_decay").stream()
        .map(
            decay ->
                algorithm.localSteps() == 1
                    ? decay
                    : Double.toString(algorithm.localSteps() * Double.parseDouble(decay)))
        .toList();
  }

  private String decay() {
    double factor = file.number(1, "model/learning_rate_decay", "server/learning_rate_decay");
    JsonNode milestones = file.at("model/milestones", "server/milestones");
    if (factor == 1 || milestones.isEmpty()) {
      return "";
    }
    double rate =
        Double.parseDouble(numbers(0.1, "server/learning_rate", "model/learning_rate").get(0));
    List<String> steps = new ArrayList<>();
    for (JsonNode milestone : milestones) {
      rate *= factor;
      steps.add(milestone.asInt() + ": " + rate);
    }
    return "{" + String.join(", ", steps) + "}";
  }

  private String seeds() {
    int first = file.integer(0, "benchmark_config/training_seed");
    int count = file.integer(1, "benchmark_config/nb_training_seeds");
    return list(IntStream.range(first, first + count).mapToObj(Integer::toString).toList());
  }

  private void note() {
    notes.addAll(algorithm.notes());
    double share = file.number(0.8, "benchmark_config/size_train_set");
    if (share < 1) {
      notes.add(
          "size_train_set: ByzFL trains on %s of the training images and chooses hyper-parameters by the rest. We train on all"
              .formatted(share));
    }
    if (file.integer(1, "benchmark_config/nb_data_distribution_seeds") > 1) {
      notes.add("nb_data_distribution_seeds: here the seed of a run draws its split too");
    }
    if (file.text("", "model/dataset_name").startsWith("cifar")) {
      notes.add("ByzFL crops and mirrors CIFAR's training images. We do not");
    }
    notes.add("ByzFL's Krum counts n - f - 1 neighbours, the paper n - f - 2: the rules say so");
  }

  private static String list(List<String> values) {
    return values.size() == 1
        ? quoted(values.get(0))
        : "[" + String.join(", ", values.stream().map(ByzflSweep::quoted).toList()) + "]";
  }

  /** Commas and bars would end an entry of a list. */
  private static String quoted(String value) {
    return value.matches(".*[,|].*") ? "\"" + value + "\"" : value;
  }
}
