package dev.strategikon.cli.byzfl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** ByzFL's names of data sets, networks, splits, rules and attacks, and ours. */
final class ByzflNames {
  private static final Map<String, String> DATASETS =
      Map.of("mnist", "mnist", "fashionmnist", "fashion-mnist", "cifar10", "cifar10");

  /** Networks of another size: the nearest of ours. */
  private static final Map<String, String> NEAR_MODELS =
      Map.of(
          "cnn_mnist", "cnn-small",
          "cnn_cifar", "cnn-small",
          "cnn_cifar_old", "cnn-small");

  private static final Map<String, String> MODELS =
      Map.of("logreg_mnist", "softmax", "fc_mnist", "mlp(hidden=100)");

  private static final Map<String, String> PLAIN_RULES =
      Map.of(
          "Average", "mean",
          "Median", "median",
          "TrMean", "trimmed-mean",
          "MDA", "mda",
          "Meamed", "meamed",
          "CAF", "caf",
          "SMEA", "smea");

  private static final Map<String, String> PLAIN_ATTACKS =
      Map.of(
          "NoAttack", "none",
          "SignFlipping", "sign-flip",
          "LabelFlipping", "label-flip",
          "Optimal_InnerProductManipulation", "ipm-optimal",
          "Optimal_ALittleIsEnough", "alie-optimal",
          "Mimic", "mimic",
          "Inf", "infinity");

  private ByzflNames() {}

  static Optional<String> dataset(String name) {
    return Optional.ofNullable(DATASETS.get(name));
  }

  /** Returns the same network. */
  static Optional<String> model(String name) {
    return Optional.ofNullable(MODELS.get(name));
  }

  /** Returns a network of another size. */
  static Optional<String> nearModel(String name) {
    return Optional.ofNullable(NEAR_MODELS.get(name));
  }

  /**
   * Returns a split.
   *
   * @param parameter its parameter, if it has one
   */
  static Optional<String> split(String name, JsonNode parameter) {
    return switch (name) {
      case "iid" -> Optional.of("gamma-similarity(gamma=1)");
      case "extreme_niid" -> Optional.of("gamma-similarity(gamma=0)");
      case "gamma_similarity_niid" -> Optional.of("gamma-similarity(gamma=" + parameter + ")");
      case "dirichlet_niid" -> Optional.of("dirichlet(alpha=" + parameter + ")");
      default -> Optional.empty();
    };
  }

  /**
   * Returns a rule.
   *
   * @param vectors how many vectors reach the rule
   * @param declared what it is told of q
   */
  static Optional<String> rule(JsonNode rule, int vectors, int declared) {
    String name = rule.path("name").asText();
    JsonNode given = rule.path("parameters");
    // Its Krum counts one neighbour more than the paper.
    int neighbours = vectors - declared - 1;
    return switch (name) {
      case "Krum" -> Optional.of("krum(neighbours=" + neighbours + ")");
      case "MultiKrum" -> Optional.of("multi-krum(neighbours=" + neighbours + ")");
      case "GeometricMedian" ->
          Optional.of(
              "geometric-median(nu=%s, iterations=%s)"
                  .formatted(text(given, "nu", "0.1"), text(given, "T", "3")));
      case "CenteredClipping" ->
          Optional.of(
              "centered-clipping(radius=%s, iterations=%s)"
                  .formatted(text(given, "tau", "100"), text(given, "L", "1")));
      case "MoNNA" -> Optional.of("monna(trusted=" + text(given, "idx", "0") + ")");
      default -> Optional.ofNullable(PLAIN_RULES.get(name));
    };
  }

  static Optional<String> preAggregator(JsonNode stage) {
    JsonNode given = stage.path("parameters");
    return switch (stage.path("name").asText()) {
      case "NNM" -> Optional.of("nnm");
      case "ARC" -> Optional.of("arc");
      case "Clipping" -> Optional.of("clipping(radius=" + text(given, "c", "2") + ")");
      case "Bucketing" -> Optional.of("bucketing(size=" + bucket(stage) + ")");
      default -> Optional.empty();
    };
  }

  /** Returns how many vectors are left after a stage. */
  static int vectorsAfter(JsonNode stage, int vectors) {
    boolean merges = stage.path("name").asText().equals("Bucketing");
    return merges ? (vectors + bucket(stage) - 1) / bucket(stage) : vectors;
  }

  private static int bucket(JsonNode stage) {
    return stage.path("parameters").path("s").asInt(1);
  }

  static Optional<String> attack(JsonNode attack) {
    String name = attack.path("name").asText();
    JsonNode given = attack.path("parameters");
    return switch (name) {
      case "InnerProductManipulation" ->
          Optional.of("ipm(epsilon=" + text(given, "tau", "3") + ")");
      case "ALittleIsEnough" -> Optional.of("alie(z=" + text(given, "tau", "1.5") + ")");
      case "Mimic" -> Optional.of("mimic(worker=" + text(given, "epsilon", "0") + ")");
      case "Gaussian" ->
          given.path("mu").asDouble(0) == 0
              ? Optional.of("gaussian(sigma=" + text(given, "sigma", "1") + ")")
              : Optional.empty();
      default -> Optional.ofNullable(PLAIN_ATTACKS.get(name));
    };
  }

  private static String text(JsonNode parameters, String name, String usual) {
    String text = parameters.path(name).asText(usual);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
