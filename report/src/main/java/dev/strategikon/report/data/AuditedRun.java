package dev.strategikon.report.data;

import dev.strategikon.config.RunLabels;
import java.util.List;

/**
 * The audit along one run, as the figures draw it.
 *
 * @param label the run's name for people
 * @param series the label of its configuration
 * @param rule the rule
 * @param run the name of its folder
 * @param steps the run's steps when it is finished
 * @param attackStart the first attacked step; null if there is none yet
 * @param forFiles whether its figure is written as files: true for the first audited run of each
 *     configuration
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
