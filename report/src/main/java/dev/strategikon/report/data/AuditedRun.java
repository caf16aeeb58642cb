package dev.strategikon.report.data;

import dev.strategikon.config.RunLabels;
import java.util.List;

/**
 * One run's audit, as the page draws it.
 *
 * @param label how the run is called
 * @param series the label of its configuration
 * @param rule the rule
 * @param run the name of its folder
 * @param steps how many steps the run is to have
 * @param attackStart the first attacked step; null if there is none so far
 * @param forFiles whether it is its configuration's first audited run, whose figure is written as
 *     files
 * @param columns the profiles
 * @param thresholds the thresholds
 */
record AuditedRun(
    String label,
    String series,
    String rule,
    String run,
    int steps,
    Integer attackStart,
    boolean forFiles,
    List<AuditProfile.Column> columns,
    List<AuditProfile.Thresholds> thresholds) {

  static AuditedRun of(Run run, LabelMaker labels, boolean forFiles) {
    return new AuditedRun(
        labels.run(run.config()),
        labels.configuration(run.config()),
        RunLabels.rule(run.config()),
        run.folderName(),
        run.steps(),
        run.attackStart(),
        forFiles,
        run.profile().columns(),
        run.profile().thresholds());
  }
}
