package dev.strategikon.cli.byzfl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * ByzFL's training algorithm: DSGD, whose workers all send a gradient in each step, or FedAvg,
 * which draws clients who make steps of their own.
 *
 * @param localSteps the steps of a client on its own; 1 with DSGD
 * @param share of the number of honest clients, the clients drawn in a step; 1 with DSGD
 * @param isFedAvg whether it is FedAvg
 */
record ByzflAlgorithm(int localSteps, double share, boolean isFedAvg) {
  private static final String PATH = "benchmark_config/training_algorithm/";

  /**
   * Reads the algorithm of a file.
   *
   * @throws IllegalArgumentException if it is another one
   */
  static ByzflAlgorithm of(ByzflFile file) {
    String name = file.text("DSGD", PATH + "name");
    return switch (name) {
      case "DSGD" -> new ByzflAlgorithm(1, 1, false);
      case "FedAvg" ->
          new ByzflAlgorithm(
              file.integer(1, PATH + "parameters/local_steps_per_client"),
              file.number(1, PATH + "parameters/proportion_selected_clients"),
              true);
      default ->
          throw new IllegalArgumentException(
              "The training algorithm %s has no equivalent: only DSGD and FedAvg have"
                  .formatted(name));
    };
  }

  /** Returns how many workers a step has, given all clients and the Byzantine ones among them. */
  int workers(int clients, int byzantine) {
    return isFedAvg ? (int) ((clients - byzantine) * share) : clients;
  }

  /** Returns the keys of these numbers. */
  Map<String, String> counts(int clients, int byzantine) {
    Map<String, String> keys = new LinkedHashMap<>();
    int workers = workers(clients, byzantine);
    if (workers < 1) {
      throw new IllegalArgumentException(
          "proportion_selected_clients = %s of %d honest clients draws none"
              .formatted(share, clients - byzantine));
    }
    keys.put("workers", Integer.toString(workers));
    if (workers < clients) {
      keys.put("clients", Integer.toString(clients));
    }
    keys.put("byzantine", Integer.toString(byzantine));
    return keys;
  }

  /** Returns what is different here. */
  List<String> notes() {
    return isFedAvg
        ? List.of(
            "FedAvg: ByzFL attacks and aggregates the clients' parameters. We do so with the sums of"
                + " their gradients: the same for rules that do not look at the origin, and for the"
                + " attack mimic; other attacks are stronger or weaker here",
            "FedAvg: ByzFL's clients decay their weights in each of their steps, our server once, by"
                + " so many times as much; they keep no momentum")
        : List.of();
  }
}
