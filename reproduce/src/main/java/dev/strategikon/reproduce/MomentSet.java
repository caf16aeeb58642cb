package dev.strategikon.reproduce;

import dev.strategikon.audit.Premises;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.RunLabels;
import dev.strategikon.report.text.Outcome;
import dev.strategikon.store.AuditRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The moments at which a run was looked at, in ascending order of the step. */
final class MomentSet {
  /** The ε at which the sign is asked for. */
  static final double EPSILON = 10;

  private MomentSet() {}

  /**
   * Returns the moments by the name of what they happened to: of all runs that were measured
   * against the whole training set if there are such, else of Median's runs without attack, as the
   * audits saw them.
   */
  static Map<String, List<Moment>> of(Evidence evidence) {
    return evidence.moments().isEmpty() ? audited(evidence) : measured(evidence);
  }

  private static Map<String, List<Moment>> measured(Evidence evidence) {
    Map<String, List<Moment>> all = new LinkedHashMap<>();
    for (RunConfig run : evidence.grid().runs()) {
      String name =
          "%s trained by %s, seed %s"
              .formatted(run.text("model"), RunLabels.rule(run), run.text("seed"));
      all.computeIfAbsent(name, key -> new ArrayList<>())
          .addAll(evidence.moments().getOrDefault(run.folderName(), List.of()));
    }
    all.values().removeIf(List::isEmpty);
    all.values().forEach(list -> list.sort(Comparator.comparingInt(Moment::step)));
    return all;
  }

  private static Map<String, List<Moment>> audited(Evidence evidence) {
    Map<String, List<Moment>> all = new LinkedHashMap<>();
    for (Trained run : evidence.undisturbed("median")) {
      all.put("seed " + run.seed(), audited(run));
    }
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
                premises.theorem1(honest),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                negative ? Outcome.HOLDS : Outcome.DOES_NOT_HOLD));
      }
    }
    return moments;
  }
}
