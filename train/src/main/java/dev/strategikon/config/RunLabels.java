package dev.strategikon.config;

import dev.strategikon.options.Scheme;

/** The names of runs for people: specs without the parameters that have their defaults. */
public final class RunLabels {
  private RunLabels() {}

  /**
   * {@return such as {@code krum(neighbours=13)}, or {@code krum} if the neighbours are the
   * paper's; {@code draco} if that scheme decodes the gradients before the mean}
   *
   * @param config the run
   */
  public static String rule(RunConfig config) {
    return config.get(ConfigKeys.SCHEME) == Scheme.DRACO
        ? Scheme.DRACO.toString()
        : config.get(ConfigKeys.RULE).brief();
  }

  /**
   * {@return such as {@code ipm(epsilon=0.5)}}
   *
   * @param config the run
   */
  public static String attack(RunConfig config) {
    return config.get(ConfigKeys.ATTACK).brief();
  }

  /**
   * {@return such as {@code krum under ipm(epsilon=0.5), q = 11, seed 1}}
   *
   * @param config the run
   */
  public static String run(RunConfig config) {
    String attack = attack(config);
    return "%s %s, q = %s, seed %s"
        .formatted(
            rule(config),
            attack.equals("none") ? "without attack" : "under " + attack,
            config.get(ConfigKeys.BYZANTINE),
            config.get(ConfigKeys.SEED));
  }
}
