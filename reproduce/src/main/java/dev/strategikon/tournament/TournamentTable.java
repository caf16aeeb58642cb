package dev.strategikon.tournament;

import dev.strategikon.config.ConfigKey;
import dev.strategikon.store.Csv;
import dev.strategikon.text.FileNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code tournament.csv}: a row for each setting, rule, candidate and attack. */
final class TournamentTable {
  private TournamentTable() {}

  /** Returns the table; what is not known is blank. */
  static String csv(Contest contest, Standings standings, Costs costs) {
    List<Object> header = new ArrayList<>(List.of("byzantine", "split", "rule", "rule_name"));
    contest.parameters().forEach(key -> header.add(key.name().replace('-', '_')));
    header.addAll(
        List.of(
            "attack_name",
            "seeds",
            "finished",
            "validation_accuracy",
            "test_accuracy",
            "least_test_accuracy",
            "greatest_test_accuracy",
            "chosen",
            "worst",
            "kappa",
            "uphill_share",
            "milliseconds"));
    StringBuilder text = new StringBuilder(Csv.line(header.toArray()));
    for (Standing standing : standings.standings()) {
      for (Entry entry : standing.entries()) {
        for (Candidate candidate : entry.candidates()) {
          rows(text, contest, standing.setting(), entry, candidate, costs);
        }
      }
    }
    return text.toString();
  }

  private static void rows(
      StringBuilder text,
      Contest contest,
      Setting setting,
      Entry entry,
      Candidate candidate,
      Costs costs) {
    Optional<AuditScore> audit = AuditScore.of(candidate.audits());
    boolean isChosen = candidate.equals(entry.chosen());
    double cost = isChosen ? costs.of(candidate.spec(), setting.byzantine()) : Double.NaN;
    candidate
        .scores()
        .forEach(
            (attack, score) -> {
              List<Object> row = new ArrayList<>();
              row.addAll(
                  List.of(setting.byzantine(), setting.split(), entry.rule(), candidate.spec()));
              for (ConfigKey<?> key : contest.parameters()) {
                row.add(candidate.parameters().get(key.name()));
              }
              row.addAll(
                  List.of(
                      Csv.value(attack),
                      score.planned(),
                      score.test().size(),
                      FileNumbers.measured(score.meanValidation()),
                      FileNumbers.measured(score.meanTest()),
                      FileNumbers.measured(score.leastTest()),
                      FileNumbers.measured(score.greatestTest()),
                      isChosen,
                      isChosen && entry.worst().attack().equals(attack),
                      FileNumbers.measured(audit.map(AuditScore::kappa).orElse(Double.NaN)),
                      FileNumbers.measured(audit.map(AuditScore::uphill).orElse(Double.NaN)),
                      FileNumbers.measured(cost)));
              text.append(Csv.line(row.toArray()));
            });
  }
}
