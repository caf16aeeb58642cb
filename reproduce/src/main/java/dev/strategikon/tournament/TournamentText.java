package dev.strategikon.tournament;

import dev.strategikon.text.ShownNumbers;
import dev.strategikon.tournament.AuditComparison.Disagreement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * {@code tournament.md}, which is printed too.
 *
 * @param conditions what it was held under
 * @param advice which rule to use
 */
record TournamentText(Conditions conditions, Advice advice) {
  private static final int MOST_DISAGREEMENTS = 3;

  String markdown() {
    StringBuilder text = new StringBuilder("# Which rule should I use?\n\n");
    text.append(advice.overall()).append("\n\n");
    for (Standing standing : standings().standings()) {
      text.append("- %s: %s%n".formatted(standing.setting(), advice.of(standing)));
    }
    conditions.refusals().forEach(refusal -> text.append("- ").append(refusal).append(".\n"));
    text.append("\n## Worst cases\n\n").append(worstCases());
    text.append("\n").append(words()).append("\n");
    for (Standing standing : standings().standings()) {
      text.append("\n## %s%n%n".formatted(standing.setting())).append(attacks(standing));
      text.append("\nWhat was chosen, and its worst case on both kinds of images:\n\n");
      text.append(choices(standing));
    }
    text.append("\n## The audit's ranking\n\n").append(audits());
    text.append("\n## Conditions\n\n");
    conditions
        .facts()
        .forEach(fact -> text.append("- %s: %s%n".formatted(fact.name(), fact.value())));
    text.append(
        "- attacks: %s%n- command: `%s`%n".formatted(conditions.attacks(), conditions.command()));
    return text.toString();
  }

  private Standings standings() {
    return advice.standings();
  }

  private String worstCases() {
    List<String> header = new ArrayList<>(List.of("rule", "mean"));
    standings().settings().forEach(setting -> header.add(setting.toString()));
    header.add("ms");
    StringBuilder text = new StringBuilder(header(header));
    for (Overall.Row row : standings().overall().rows()) {
      List<String> cells = new ArrayList<>(List.of(name(row.rule()), percent(row.mean())));
      for (Entry entry : row.entries()) {
        cells.add(entry == null ? ShownNumbers.NONE : percent(entry.worst().accuracy()));
      }
      cells.add(ShownNumbers.digits(advice.cost(row)));
      text.append(line(cells));
    }
    return text.toString();
  }

  /** Returns what the numbers are. */
  String words() {
    return """
        Test accuracy at the end of the training, mean over the seeds, under the attack that is \
        worst for the rule; every rule meets the same attacks. At the end: the middle one of the last \
        three evaluations. Worst cases less than %s points apart count as equal. \
        ms: processor time of an aggregation on one thread.%s"""
        .formatted(
            Advice.points(standings().margin()),
            conditions.choice().isEmpty()
                ? ""
                : " Chosen for each rule, by the worst case on the validation images: %s."
                    .formatted(conditions.choice()));
  }

  private String attacks(Standing standing) {
    List<String> header = new ArrayList<>(List.of("rule"));
    standing.attacks().forEach(attack -> header.add(Advice.attack(attack)));
    StringBuilder text = new StringBuilder(header(header));
    for (Entry entry : standing.entries()) {
      List<String> cells = new ArrayList<>(List.of(name(entry.rule())));
      for (String attack : standing.attacks()) {
        cells.add(cell(entry, attack));
      }
      text.append(line(cells));
    }
    return text.toString();
  }

  private static String cell(Entry entry, String attack) {
    if (!entry.isRanked()) {
      return entry.missed().contains(attack) ? "not finished" : ShownNumbers.NONE;
    }
    String accuracy = percent(entry.chosen().scores().get(attack).meanTest());
    return entry.worst().attack().equals(attack) ? "**" + accuracy + "**" : accuracy;
  }

  private String audits() {
    StringBuilder text = new StringBuilder(AUDIT_WORDS + "\n");
    for (Standing standing : standings().standings()) {
      AuditComparison comparison = AuditComparison.of(standing, standings().margin());
      if (comparison.rows().isEmpty()) {
        text.append("\n%s: nothing was audited.%n".formatted(standing.setting()));
        continue;
      }
      text.append("\n%s: %s%n%n".formatted(standing.setting(), tally(comparison)));
      text.append(header(List.of("rule", "worst case", "κ̂", "place by κ̂", "uphill")));
      for (AuditComparison.Row row : comparison.rows()) {
        text.append(
            line(
                List.of(
                    name(row.entry().rule()),
                    percent(row.entry().worst().accuracy()),
                    ShownNumbers.digits(row.score().kappa()),
                    String.valueOf(row.place()),
                    percent(row.score().uphill()))));
      }
      text.append("\n");
      comparison.disagreements().stream()
          .limit(MOST_DISAGREEMENTS)
          .forEach(pair -> text.append("- ").append(pair(pair)).append("\n"));
    }
    return text.toString();
  }

  /** What the columns of the audit are. */
  static final String AUDIT_WORDS =
      "The audit asks on the honest gradients of a few steps, without training, how far any attack"
          + " could push the rule. κ̂: the largest ‖A − v̄‖²/Var of all attacks that it tries, the"
          + " median over the audited steps; smaller is better. Uphill: the share of these steps in"
          + " which some attack makes ⟨v̄, A⟩ negative.";

  /** Returns how often both rankings agree. */
  static String tally(AuditComparison comparison) {
    int apart = comparison.disagreements().size();
    int all = comparison.agree() + apart;
    return "of the %d pairs of rules that both tell apart, the audit and the training put %d in opposite orders."
        .formatted(all, apart);
  }

  /** Returns a pair of rules in opposite orders. */
  static String pair(Disagreement pair) {
    return "the training puts %s before %s (%s against %s), the audit behind (κ̂ %s against %s)"
        .formatted(
            pair.trained().entry().rule(),
            pair.audited().entry().rule(),
            percent(pair.trained().entry().worst().accuracy()),
            percent(pair.audited().entry().worst().accuracy()),
            ShownNumbers.digits(pair.trained().score().kappa()),
            ShownNumbers.digits(pair.audited().score().kappa()));
  }

  private static String choices(Standing standing) {
    StringBuilder text =
        new StringBuilder(header(List.of("rule", "chosen", "of", "validation", "test")));
    for (Entry entry : standing.ranked()) {
      text.append(
          line(
              List.of(
                  name(entry.rule()),
                  chosen(entry),
                  String.valueOf(entry.candidates().size()),
                  percent(entry.chosen().worstOnValidation().accuracy()),
                  percent(entry.worst().accuracy()))));
    }
    return text.toString();
  }

  /** Returns what was chosen: the rule's own parameters where it has some, and the training's. */
  static String chosen(Entry entry) {
    Candidate chosen = entry.chosen();
    List<String> parts = new ArrayList<>();
    if (!chosen.spec().equals(entry.rule())) {
      parts.add(chosen.spec());
    }
    if (!chosen.parameters().isEmpty()) {
      parts.add(chosen.values());
    }
    return parts.isEmpty() ? "as it is" : name(String.join(", ", parts));
  }

  private static String percent(double share) {
    return ShownNumbers.percent(share);
  }

  /** Escapes the bar of a pipeline, which would end a cell. */
  private static String name(String rule) {
    return rule.replace("|", "\\|");
  }

  private static String header(List<String> cells) {
    return line(cells) + line(Collections.nCopies(cells.size(), "---")).replace(" ", "");
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
