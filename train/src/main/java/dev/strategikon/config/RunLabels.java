package dev.strategikon.config;

import dev.strategikon.attack.Attacks;
import dev.strategikon.pipeline.Rules;
import dev.strategikon.sgd.Scheme;
import dev.strategikon.spec.Spec;

/** How runs are called where people read: specs without what is the default anyway. */
public final class RunLabels {
  private RunLabels() {}

  /**
   * Returns such as {@code krum(neighbours=13)}, or {@code krum} by the paper's definition; {@code
   * draco} where that scheme is what stands between the workers and the mean.
   */
  public static String rule(RunConfig config) {
    return config.text("scheme").equals(Scheme.DRACO.toString())
        ? Scheme.DRACO.toString()
        : Rules.brief(config.text("rule"));
  }

  /** Returns such as {@code ipm(epsilon=0.5)}. */
  public static String attack(RunConfig config) {
    return Attacks.CATALOGUE.brief(Spec.parse(config.text("attack"))).toString();
  }

  /** Returns such as {@code krum under ipm(epsilon=0.5), q = 11, seed 1}. */
  public static String run(RunConfig config) {
    String attack = attack(config);
    return "%s %s, q = %s, seed %s"
        .formatted(
            rule(config),
            attack.equals("none") ? "without attack" : "under " + attack,
            config.text("byzantine"),
            config.text("seed"));
  }
}
