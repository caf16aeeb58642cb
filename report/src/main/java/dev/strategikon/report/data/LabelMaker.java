package dev.strategikon.report.data;

import dev.strategikon.config.ConfigKey;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.RunLabels;
import dev.strategikon.config.RunNames;
import java.util.ArrayList;
import java.util.List;

/**
 * Names runs for people. A name has the rule and the attack, and other keys where they vary within
 * the same rule and attack.
 */
public final class LabelMaker {
  /** The attack of a run whose Byzantine workers do nothing. */
  static final String NO_ATTACK = "no attack";

  private final List<String> varying;
  private final boolean manySeeds;

  LabelMaker(List<RunConfig> runs) {
    varying = new RunNames(runs).varying().stream().map(ConfigKey::name).toList();
    manySeeds = runs.stream().map(run -> run.text("seed")).distinct().count() > 1;
  }

  /** Returns the keys besides rule, attack and seed that tell runs apart. */
  public List<String> varying() {
    return varying;
  }

  /** Returns the configuration's name, such as {@code median · ipm(ε=10)}. */
  public String configuration(RunConfig config) {
    return RunLabels.rule(config) + " · " + withinRule(config);
  }

  /** Returns the configuration's name without the rule. */
  String withinRule(RunConfig config) {
    List<String> parts = new ArrayList<>(List.of(attack(config)));
    parts.addAll(rest(config));
    return String.join(" · ", parts);
  }

  /** Returns an entry for each key that varies, such as {@code learning-rate=0.1}. */
  List<String> rest(RunConfig config) {
    return varying.stream().map(key -> key + "=" + config.text(key)).toList();
  }

  /** Returns the configuration's name, with the seed where there are several. */
  public String run(RunConfig config) {
    String label = configuration(config);
    return manySeeds ? label + " · seed " + config.text("seed") : label;
  }

  static String attack(RunConfig config) {
    String attack = RunLabels.attack(config).replace("epsilon", "ε");
    return attack.equals("none") ? NO_ATTACK : attack;
  }
}
