package dev.strategikon.report;

import dev.strategikon.experiment.Labels;
import dev.strategikon.experiment.RunConfig;
import dev.strategikon.experiment.RunFolder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names runs by what they differ in: rule and attack always, other keys only where they vary within
 * the same rule and attack.
 */
final class LabelMaker {
  private static final Set<String> ALWAYS = Set.of("rule", "attack", "seed");

  private final List<String> varying = new ArrayList<>();
  private final boolean manySeeds;

  LabelMaker(List<RunFolder> runs) {
    Set<String> seeds = new TreeSet<>();
    Set<String> keys = new LinkedHashSet<>();
    for (RunFolder run : runs) {
      seeds.add(run.config().text("seed"));
      for (RunFolder other : runs) {
        if (sameHeading(run.config(), other.config())) {
          for (String key : run.config().values().keySet()) {
            if (!ALWAYS.contains(key) && !run.config().text(key).equals(other.config().text(key))) {
              keys.add(key);
            }
          }
        }
      }
    }
    varying.addAll(keys);
    manySeeds = seeds.size() > 1;
  }

  /** Returns such as {@code median · ipm(ε=10)}. */
  String configuration(RunConfig config) {
    StringBuilder label = new StringBuilder(heading(config));
    for (String key : varying) {
      label.append(" · ").append(key).append('=').append(config.text(key));
    }
    return label.toString();
  }

  /** Returns the same, with the seed where there are several. */
  String run(RunConfig config) {
    String label = configuration(config);
    return manySeeds ? label + " · seed " + config.text("seed") : label;
  }

  private static String heading(RunConfig config) {
    return Labels.rule(config) + " · " + attack(config);
  }

  static String attack(RunConfig config) {
    String attack = Labels.attack(config).replace("epsilon", "ε");
    return attack.equals("none") ? "no attack" : attack;
  }

  private static boolean sameHeading(RunConfig a, RunConfig b) {
    return heading(a).equals(heading(b));
  }
}
