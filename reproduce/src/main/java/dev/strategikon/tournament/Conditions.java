package dev.strategikon.tournament;

import dev.strategikon.config.ConfigKey;
import dev.strategikon.config.ConfigKeys;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.RunLabels;
import dev.strategikon.config.UndefinedRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a tournament was held under, in words.
 *
 * @param name what the page calls it
 * @param command what made it
 * @param contest its runs
 * @param undefined the rules that do not exist for some q
 */
record Conditions(String name, String command, Contest contest, List<UndefinedRule> undefined) {
  /** A fact and its value. */
  record Fact(String name, String value) {}

  List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("data set", values(ConfigKeys.DATASET)));
    facts.add(new Fact("model", values(ConfigKeys.MODEL)));
    facts.add(new Fact("workers m", values(ConfigKeys.WORKERS)));
    facts.add(new Fact("Byzantine q", values(ConfigKeys.BYZANTINE)));
    facts.add(new Fact("split", briefSplits()));
    facts.add(new Fact("minibatch n", values(ConfigKeys.BATCH)));
    facts.add(new Fact("steps", values(ConfigKeys.STEPS)));
    facts.add(new Fact("learning rate γ", values(ConfigKeys.LEARNING_RATE)));
    facts.add(new Fact("seed", values(ConfigKeys.SEED)));
    facts.add(new Fact("validation images", values(ConfigKeys.VALIDATION)));
    facts.add(new Fact("runs", String.valueOf(contest.runs().size())));
    return facts;
  }

  private String briefSplits() {
    return distinct(contest.runs().stream().map(run -> Setting.of(run).split()).toList());
  }

  private String values(ConfigKey<?> key) {
    return distinct(contest.runs().stream().map(run -> run.text(key.name())).toList());
  }

  String attacks() {
    return distinct(contest.runs().stream().map(RunLabels::attack).toList());
  }

  private static String distinct(List<String> values) {
    return values.stream().distinct().collect(Collectors.joining(", "));
  }

  /** Returns a sentence for each rule that does not exist for some q. */
  List<String> refusals() {
    return undefined.stream()
        .map(
            rule ->
                "%s cannot take q = %d: %s".formatted(rule.rule(), rule.byzantine(), rule.reason()))
        .toList();
  }

  /** Returns what was chosen for each rule, in words; empty if there was no choice. */
  String choice() {
    List<String> keys =
        new ArrayList<>(contest.parameters().stream().map(ConfigKey::name).toList());
    boolean hasOwn =
        contest.runs().stream().collect(Collectors.groupingBy(Contest::rule)).values().stream()
            .anyMatch(runs -> runs.stream().map(RunLabels::rule).distinct().count() > 1);
    if (hasOwn) {
      keys.add("the rule's own parameters");
    }
    return String.join(", ", keys);
  }

  RunConfig any() {
    return contest.runs().get(0);
  }
}
