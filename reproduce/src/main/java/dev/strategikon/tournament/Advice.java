package dev.strategikon.tournament;

import dev.strategikon.text.ShownNumbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Which rule to use, in sentences. Words between {@code **} are to be read first.
 *
 * @param standings where all rules stand
 * @param costs what they cost
 * @param guessing the accuracy of guessing
 */
record Advice(Standings standings, Costs costs, double guessing) {
  /** A rule that keeps less than this share of what is learnt without attack does not hold. */
  private static final double LOST = 0.5;

  private static final String NO_ATTACK = "none";

  /** Returns the answer over all settings. */
  String overall() {
    Overall overall = standings.overall();
    List<Overall.Row> equal = overall.asGoodAsTheBest(standings.margin());
    String soFar =
        standings.finished() == standings.planned()
            ? ""
            : " So far: %d of %d runs are finished."
                .formatted(standings.finished(), standings.planned());
    if (equal.isEmpty()) {
      return "This cannot be said: no rule has met all attacks in all settings." + soFar;
    }
    Overall.Row chosen =
        equal.stream().min(Comparator.comparingDouble(row -> cost(row))).orElseThrow();
    String first = opening(chosen, overall) + others(chosen, equal);
    return first + cost(chosen, overall) + broken() + soFar;
  }

  private String opening(Overall.Row chosen, Overall overall) {
    int settings = standings.settings().size();
    int rules = overall.ranked().size();
    String ends =
        "Under its worst attack it ends at %s%s"
            .formatted(
                ShownNumbers.percent(chosen.mean()),
                settings == 1 ? "" : ", on average over %d settings".formatted(settings));
    if (rules == 1) {
      return "**%s** is the only rule that is ranked in all settings. %s."
          .formatted(chosen.rule(), ends);
    }
    return "**Use %s.** %s; of %d rules none does better%s."
        .formatted(
            chosen.rule(),
            ends,
            rules,
            chosen.equals(overall.ranked().get(0)) ? "" : " by more than chance");
  }

  /** Names the rules that are as good. */
  private String others(Overall.Row chosen, List<Overall.Row> equal) {
    List<Overall.Row> others = equal.stream().filter(row -> !row.equals(chosen)).toList();
    if (others.isEmpty()) {
      return "";
    }
    String names =
        others.stream()
            .map(row -> "%s (%s)".formatted(row.rule(), ShownNumbers.percent(row.mean())))
            .collect(Collectors.joining(" and "));
    return " As good, within %s points, but not cheaper: %s."
        .formatted(points(standings.margin()), names);
  }

  private String cost(Overall.Row chosen, Overall overall) {
    double cost = cost(chosen);
    double least = overall.ranked().stream().mapToDouble(this::cost).min().orElse(Double.NaN);
    if (Double.isNaN(cost)) {
      return "";
    }
    String times =
        cost > least
            ? ", %s times the cheapest rule".formatted(ShownNumbers.digits(rounded(cost / least)))
            : ", the least of all";
    return " An aggregation takes %s ms%s.".formatted(ShownNumbers.digits(cost), times);
  }

  private static double rounded(double ratio) {
    return ratio < 10 ? Math.round(10 * ratio) / 10.0 : Math.round(ratio);
  }

  /** Names the settings in which no rule holds. */
  private String broken() {
    List<String> broken = new ArrayList<>();
    for (Standing standing : standings.standings()) {
      if (!standing.ranked().isEmpty()
          && standing.ranked().stream().noneMatch(entry -> holds(entry, standing))) {
        broken.add(standing.setting().toString());
      }
    }
    return broken.isEmpty()
        ? ""
        : " **No rule holds** at %s: each loses more than half of what is learnt without attack."
            .formatted(String.join(" and at ", broken));
  }

  /**
   * Returns the share that a rule's worst case keeps of the best accuracy of any rule without
   * attack, both counted from that of guessing; NaN if no run is without attack.
   */
  double kept(Entry entry, Standing standing) {
    double calm =
        standing.ranked().stream()
            .map(ranked -> ranked.chosen().scores().get(NO_ATTACK))
            .filter(Objects::nonNull)
            .mapToDouble(Score::meanTest)
            .max()
            .orElse(Double.NaN);
    return (entry.worst().accuracy() - guessing) / (calm - guessing);
  }

  private boolean holds(Entry entry, Standing standing) {
    double kept = kept(entry, standing);
    return Double.isNaN(kept) || kept >= LOST;
  }

  /** Returns one sentence on a setting. */
  String of(Standing standing) {
    if (standing.ranked().isEmpty()) {
      return "no rule has met all attacks yet.";
    }
    Entry best = standing.ranked().get(0);
    String equal =
        standing.ranked().stream()
            .skip(1)
            .filter(
                entry -> entry.worst().accuracy() > best.worst().accuracy() - standings.margin())
            .map(Entry::rule)
            .collect(Collectors.joining(", "));
    return "%s**%s**, %s under %s%s."
        .formatted(
            holds(best, standing) ? "" : "none holds; the best is ",
            best.rule(),
            ShownNumbers.percent(best.worst().accuracy()),
            attack(best.worst().attack()),
            equal.isEmpty() ? "" : "; as good: " + equal);
  }

  /** Returns an attack for people. */
  static String attack(String attack) {
    return attack.equals(NO_ATTACK) ? "no attack" : attack;
  }

  /** Returns a difference of accuracies in points, such as {@code 2.2}. */
  static String points(double difference) {
    return ShownNumbers.fixed(100 * difference, 1);
  }

  double cost(Overall.Row row) {
    return costs.most(row, standings.settings());
  }
}
