package dev.strategikon.reproduce;

import dev.strategikon.audit.Premises;
import dev.strategikon.config.RunConfig;
import dev.strategikon.report.text.Outcome;
import dev.strategikon.store.AuditRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The moments at which a run was looked at, in ascending order of the step. */
final class Moments {
  /** The ε at which the sign is asked for. */
  static final double EPSILON = 10;

  private Moments() {}

  /**
   * Returns the moments of Median's runs without attack, by what the runs have in common: measured
   * against the whole training set if that was done, else as the audits saw them.
   */
  static Map<String, List<Moment>> of(Evidence evidence) {
    Map<String, List<Moment>> all = new LinkedHashMap<>();
    for (RunConfig run : evidence.grid().undisturbed("median")) {
      List<Moment> moments = evidence.moments().get(run.folderName());
      if (moments != null) {
        String name = "%s, seed %s".formatted(run.text("model"), run.text("seed"));
        all.computeIfAbsent(name, key -> new ArrayList<>()).addAll(moments);
      } else if (evidence.moments().isEmpty()) {
        Trained trained = evidence.of(List.of(run)).get(0);
        all.put("seed " + trained.seed(), audited(trained));
      }
    }
    all.values().forEach(list -> list.sort((a, b) -> Integer.compare(a.step(), b.step())));
    return all;
  }

  /** Returns the audited steps; the honest mean stands for g. */
  private static List<Moment> audited(Trained run) {
    int honest =
        run.config().options().threat().workers() - run.config().options().threat().byzantine();
    List<Moment> moments = new ArrayList<>();
    for (AuditRow row : run.audits()) {
      Premises premises = row.premises();
      double ratio = premises.length() / premises.deviation();
      if (Double.isFinite(ratio) && Double.isFinite(row.theorem1Share())) {
        boolean negative = row.breakLow() < EPSILON && EPSILON <= row.breakHigh();
        moments.add(
            new Moment(
                row.step(),
                ratio,
                row.theorem1Share(),
                premises.largest() * Math.sqrt(honest - 1.0) / premises.leastDeviation(),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                negative ? Outcome.HOLDS : Outcome.DOES_NOT_HOLD));
      }
    }
    return moments;
  }
}
