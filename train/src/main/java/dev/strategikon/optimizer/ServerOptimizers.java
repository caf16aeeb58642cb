package dev.strategikon.optimizer;

import dev.strategikon.spec.Catalogue;
import java.util.List;
import java.util.Map;

/** The catalogue of what a server moves the parameters by. */
public final class ServerOptimizers {
  /** All optimisers; the first is the default. */
  public static final Catalogue<ServerOptimizer> CATALOGUE =
      new Catalogue<>(
          "server-optimizer",
          List.of(Sgd.ENTRY, Adam.ENTRY, Adagrad.ENTRY, Yogi.ENTRY),
          Map.of(
              "fedavg", "sgd",
              "fedavgm", "sgd",
              "fedadam", "adam",
              "fedadagrad", "adagrad",
              "fedyogi", "yogi"));

  private ServerOptimizers() {}
}
