package dev.strategikon.examples.loop;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@link RobustResNet} is asked for.
 *
 * @param data the name of a data set
 * @param directory where its files are; not asked for by the one inside the program
 * @param layers of the network: 8, 14, 20, …
 * @param m how many workers
 * @param q how many of them are Byzantine
 * @param n images of a worker's minibatch
 * @param epsilon the attackers send −ε times the honest mean
 * @param steps how many steps
 * @param rate the learning rate
 * @param seed of the network and the minibatches
 */
record ResNetSettings(
    String data,
    Path directory,
    int layers,
    int m,
    int q,
    int n,
    double epsilon,
    int steps,
    float rate,
    int seed) {

  /**
   * Reads settings such as {@code steps=100 m=20}; what is not given has a default.
   *
   * @throws IllegalArgumentException if one is unknown or no number
   */
  static ResNetSettings parse(String... args) {
    Map<String, String> values =
        new TreeMap<>(
            Map.of(
                "data", "fashion-mnist-small",
                "directory", ".",
                "layers", "8",
                "m", "10",
                "q", "2",
                "n", "16",
                "epsilon", "5",
                "steps", "200",
                "rate", "0.1",
                "seed", "1"));
    for (String arg : args) {
      String[] pair = arg.split("=", 2);
      if (pair.length != 2 || values.replace(pair[0], pair[1]) == null) {
        throw new IllegalArgumentException(
            "Expected one of %s as name=value, got %s".formatted(values.keySet(), arg));
      }
    }
    return new ResNetSettings(
        values.get("data"),
        Path.of(values.get("directory")),
        Integer.parseInt(values.get("layers")),
        Integer.parseInt(values.get("m")),
        Integer.parseInt(values.get("q")),
        Integer.parseInt(values.get("n")),
        Double.parseDouble(values.get("epsilon")),
        Integer.parseInt(values.get("steps")),
        Float.parseFloat(values.get("rate")),
        Integer.parseInt(values.get("seed")));
  }
}
