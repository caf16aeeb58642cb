package dev.strategikon.tournament;

import dev.strategikon.config.RunConfig;
import dev.strategikon.store.AuditRow;
import dev.strategikon.store.RunFolder;
import dev.strategikon.store.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where all rules stand.
 *
 * @param standings one for each setting
 * @param margin accuracies that are less than this apart count as equal
 * @param finished how many runs are finished
 * @param planned how many runs there are
 */
record Standings(List<Standing> standings, double margin, int finished, int planned) {
  /** If no image is held out: nothing is chosen then, and only ranks need a margin. */
  private static final double MARGIN_WITHOUT_VALIDATION = 0.02;

  Standings {
    standings = List.copyOf(standings);
  }

  /**
   * Reads what is finished.
   *
   * @throws IOException if a run's files cannot be read
   */
  static Standings read(Path sweep, Contest contest) throws IOException {
    double margin = margin(contest.validation());
    List<Standing> standings = new ArrayList<>();
    int finished = 0;
    for (var setting : contest.bySetting().entrySet()) {
      Map<String, List<Candidate>> rules = new LinkedHashMap<>();
      for (var rule : setting.getValue().entrySet()) {
        List<Candidate> candidates = new ArrayList<>();
        for (var candidate : rule.getValue().entrySet()) {
          candidates.add(read(sweep, candidate.getKey(), candidate.getValue()));
        }
        rules.put(rule.getKey(), candidates);
        finished += candidates.stream().mapToInt(Standings::finished).sum();
      }
      standings.add(Standing.of(setting.getKey(), rules, margin));
    }
    return new Standings(standings, margin, finished, contest.runs().size());
  }

  /** Returns two standard errors, at most, of an accuracy on so many images: 2·√(¼/N). */
  static double margin(int validation) {
    return validation == 0 ? MARGIN_WITHOUT_VALIDATION : 1 / Math.sqrt(validation);
  }

  private static int finished(Candidate candidate) {
    return candidate.scores().values().stream().mapToInt(score -> score.test().size()).sum();
  }

  private static Candidate read(Path sweep, Contest.Key key, Map<String, List<RunConfig>> attacks)
      throws IOException {
    Map<String, Score> scores = new LinkedHashMap<>();
    List<AuditRow> audits = new ArrayList<>();
    for (Map.Entry<String, List<RunConfig>> attack : attacks.entrySet()) {
      List<Double> validation = new ArrayList<>();
      List<Double> test = new ArrayList<>();
      for (RunConfig run : attack.getValue()) {
        RunFolder folder = RunFolder.of(sweep, run);
        if (Files.isDirectory(folder.path()) && folder.isFinished()) {
          RunResult result = folder.result();
          validation.add(result.endValidation());
          test.add(result.endAccuracy());
          audits.addAll(folder.audits());
        }
      }
      scores.put(attack.getKey(), new Score(attack.getValue().size(), validation, test));
    }
    return new Candidate(key.spec(), key.parameters(), scores, audits);
  }

  Overall overall() {
    return Overall.of(standings);
  }

  List<Setting> settings() {
    return standings.stream().map(Standing::setting).toList();
  }
}
