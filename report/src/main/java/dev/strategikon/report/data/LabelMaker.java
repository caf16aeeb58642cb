package dev.strategikon.report.data;

import dev.strategikon.config.ConfigKey;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.RunLabels;
import dev.strategikon.config.RunNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names runs for people. A name has the rule and the attack, and other keys where they vary within
 * the same rule and attack.
 */
public final class LabelMaker {
  /** The attack of a run whose Byzantine workers do nothing. */
  static final String NO_ATTACK = "no attack";

  /** What only attacks ask for: it is no part of the name of a run without attack. */
  static final Set<String> OF_ATTACKS = Set.of("attack-from-epoch", "byzantine-set", "knowledge");

  private final List<String> varying;
  private final Set<String> varyingWithoutAttack;
  private final boolean manySeeds;

  LabelMaker(List<RunConfig> runs) {
    varying = new RunNames(runs).varying().stream().map(ConfigKey::name).toList();
    varyingWithoutAttack =
        new RunNames(runs.stream().filter(run -> attack(run).equals(NO_ATTACK)).toList())
            .varying().stream().map(ConfigKey::name).collect(Collectors.toSet());
    manySeeds = runs.stream().map(run -> run.text("seed")).distinct().count() > 1;
  }

  /** {@return the keys besides rule, attack and seed that tell runs apart} */
  public List<String> varying() {
    return varying;
  }

  /**
   * {@return the configuration's name, such as {@code median · ipm(ε=10)}}
   *
   * @param config one of the runs
   */
  public String configuration(RunConfig config) {
    return RunLabels.rule(config) + " · " + withinRule(config);
  }

  /** Returns the configuration's name without the rule. */
  String withinRule(RunConfig config) {
    List<String> parts = new ArrayList<>(List.of(attack(config)));
    parts.addAll(entries(rest(config)));
    return String.join(" · ", parts);
  }

  /** Returns the values by which a configuration differs from others, by the keys that vary. */
  Map<String, String> rest(RunConfig config) {
    boolean calm = attack(config).equals(NO_ATTACK);
    Map<String, String> rest = new LinkedHashMap<>();
    for (String key : varying) {
      if (!calm || !OF_ATTACKS.contains(key) || varyingWithoutAttack.contains(key)) {
        rest.put(key, text(config, key));
      }
    }
    return rest;
  }

  /** Returns entries such as {@code learning-rate=0.1}. */
  static List<String> entries(Map<String, String> values) {
    return values.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
  }

  /**
   * {@return the value of a key for people: a whole number without a point}
   *
   * @param config the run
   * @param key the key's name, as in {@code config.yaml}
   */
  public static String text(RunConfig config, String key) {
    Object value = config.values().get(key);
    return value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15
        ? String.valueOf(number.longValue())
        : String.valueOf(value);
  }

  /**
   * {@return the configuration's name, with the seed where there are several}
   *
   * @param config one of the runs
   */
  public String run(RunConfig config) {
    String label = configuration(config);
    return manySeeds ? label + " · seed " + config.text("seed") : label;
  }

  static String attack(RunConfig config) {
    String attack = RunLabels.attack(config).replace("epsilon", "ε");
    return attack.equals("none") ? NO_ATTACK : attack;
  }
}
