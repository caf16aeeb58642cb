package dev.strategikon.tournament;

import dev.strategikon.attack.plain.None;
import dev.strategikon.config.ConfigKey;
import dev.strategikon.config.ConfigKeys;
import dev.strategikon.config.InvalidConfigException;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.RunLabels;
import dev.strategikon.config.RunNames;
import dev.strategikon.spec.Spec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The runs of a tournament in its own terms: setting, rule, candidate, attack and seed.
 *
 * @param runs in the order of the sweep
 * @param parameters the keys that are chosen for each rule, besides its own parameters
 */
record Contest(List<RunConfig> runs, List<ConfigKey<?>> parameters) {
  /** What a tournament asks about, so that it must be the same for all rules. */
  private static final List<ConfigKey<?>> COMMON =
      List.of(
          ConfigKeys.DATASET,
          ConfigKeys.NORMALISATION,
          ConfigKeys.MODEL,
          ConfigKeys.LOSS,
          ConfigKeys.WORKERS,
          ConfigKeys.BYZANTINE_SET,
          ConfigKeys.KNOWLEDGE,
          ConfigKeys.SCHEME,
          ConfigKeys.ATTACK_FROM_EPOCH,
          ConfigKeys.SPLIT_AMONG,
          ConfigKeys.STEPS,
          ConfigKeys.EVALUATE_EVERY,
          ConfigKeys.EVALUATE_FROM,
          ConfigKeys.VALIDATION);

  /**
   * Finds what is chosen.
   *
   * @throws InvalidConfigException if rules are not compared under the same conditions, or there is
   *     something to choose and no validation image to choose it by
   */
  static Contest of(List<RunConfig> given) {
    List<RunConfig> runs = auditedWithoutAttack(given);
    for (ConfigKey<?> key : COMMON) {
      List<String> values = runs.stream().map(run -> run.text(key.name())).distinct().toList();
      if (values.size() > 1) {
        throw new InvalidConfigException(
            "%s: a tournament compares rules under one value, not %s"
                .formatted(key, String.join(", ", values)));
      }
    }
    List<ConfigKey<?>> parameters = new ArrayList<>(new RunNames(runs).varying());
    parameters.removeAll(List.of(ConfigKeys.BYZANTINE, ConfigKeys.SPLIT, ConfigKeys.AUDIT_EVERY));
    Contest contest = new Contest(runs, List.copyOf(parameters));
    contest.requireValidation();
    return contest;
  }

  /**
   * Audits the runs without attack alone if there are any: an audit asks how far any attack could
   * push the rule on the honest gradients of a step, whatever was sent.
   */
  private static List<RunConfig> auditedWithoutAttack(List<RunConfig> runs) {
    if (runs.stream().noneMatch(Contest::isCalm)) {
      return runs;
    }
    Set<RunConfig> audited = new LinkedHashSet<>();
    for (RunConfig run : runs) {
      Map<String, Object> values = new LinkedHashMap<>(run.values());
      values.put(ConfigKeys.AUDIT_EVERY.name(), 0);
      audited.add(isCalm(run) ? run : RunConfig.of(values));
    }
    return List.copyOf(audited);
  }

  private static boolean isCalm(RunConfig run) {
    return run.options().threat().attack() instanceof None;
  }

  private void requireValidation() {
    boolean isChoice =
        bySetting().values().stream()
            .flatMap(rules -> rules.values().stream())
            .anyMatch(candidates -> candidates.size() > 1);
    if (isChoice && validation() == 0) {
      throw new InvalidConfigException(
          "validation: must not be 0, because there are parameters to choose%s; the test images"
                  .formatted(parameters.isEmpty() ? "" : " (" + names() + ")")
              + " decide the ranking and must not choose");
    }
  }

  private String names() {
    return parameters.stream().map(ConfigKey::name).collect(Collectors.joining(", "));
  }

  /** Returns how many images are held out for validation. */
  int validation() {
    return runs.get(0).get(ConfigKeys.VALIDATION);
  }

  /** Returns the names of a rule's stages: specs that differ by parameters alone are one rule. */
  static String rule(RunConfig run) {
    return Spec.parsePipeline(run.text("rule")).stream()
        .map(Spec::name)
        .collect(Collectors.joining(" | "));
  }

  /**
   * A candidate's runs.
   *
   * @param spec the rule with its own parameters
   * @param parameters the values of the keys that are chosen
   */
  record Key(String spec, Map<String, String> parameters) {}

  /** Returns the runs by setting, rule, candidate and attack, each in the order of the sweep. */
  Map<Setting, Map<String, Map<Key, Map<String, List<RunConfig>>>>> bySetting() {
    Map<Setting, Map<String, Map<Key, Map<String, List<RunConfig>>>>> all = new LinkedHashMap<>();
    for (RunConfig run : runs) {
      all.computeIfAbsent(Setting.of(run), setting -> new LinkedHashMap<>())
          .computeIfAbsent(rule(run), rule -> new LinkedHashMap<>())
          .computeIfAbsent(key(run), key -> new LinkedHashMap<>())
          .computeIfAbsent(RunLabels.attack(run), attack -> new ArrayList<>())
          .add(run);
    }
    return all;
  }

  private Key key(RunConfig run) {
    Map<String, String> values = new LinkedHashMap<>();
    parameters.forEach(key -> values.put(key.name(), run.text(key.name())));
    return new Key(RunLabels.rule(run), values);
  }
}
