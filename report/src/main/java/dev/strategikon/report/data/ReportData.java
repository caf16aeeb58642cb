package dev.strategikon.report.data;

import dev.strategikon.config.RunConfig;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The data of all figures. The scripts in {@code resource/figures} read it as JSON.
 *
 * @param steps the number of steps of the longest run
 * @param stepsPerBin the number of steps for each cell of the sign figure
 * @param stepsPerMean the number of steps over which the cosine's curves are averaged
 * @param attackStart the first attacked step if it is the same in all attacked runs, else null
 * @param facets the keys by which readers can filter
 * @param series the curves, one entry for each configuration
 * @param strips the signs of the inner product, one entry for each run
 * @param grids the final accuracy by rule and attack, one entry for each combination of other keys
 * @param audits one entry for each audited run
 */
public record ReportData(
    int steps,
    int stepsPerBin,
    int stepsPerMean,
    Integer attackStart,
    List<String> facets,
    List<Series> series,
    List<Strip> strips,
    List<AccuracyGrid> grids,
    List<AuditedRun> audits) {
  /** The largest number of cells that can be told apart on a screen. */
  private static final int MOST_BINS = 125;

  /** The largest number of points of a smoothed curve. */
  private static final int MOST_POINTS = 60;

  /**
   * Makes the data of runs; there must be at least one.
   *
   * @param runs at least one
   * @return the data
   */
  public static ReportData of(List<Run> runs) {
    LabelMaker labels = labels(runs);
    List<Configuration> configurations = Configuration.of(runs, labels);
    int steps = runs.stream().mapToInt(Run::steps).max().orElseThrow();
    int stepsPerBin = (steps + MOST_BINS - 1) / MOST_BINS;
    int stepsPerMean = stepsPerMean(steps);
    int bins = (steps + stepsPerBin - 1) / stepsPerBin;
    Set<Integer> starts =
        runs.stream().map(Run::attackStart).filter(Objects::nonNull).collect(Collectors.toSet());
    List<String> facets = new ArrayList<>(List.of("rule", "attack"));
    facets.addAll(labels.varying());
    return new ReportData(
        steps,
        stepsPerBin,
        stepsPerMean,
        starts.size() == 1 ? starts.iterator().next() : null,
        facets,
        configurations.stream()
            .map(configuration -> Series.of(configuration, labels, stepsPerMean))
            .toList(),
        runs.stream().map(run -> Strip.of(run, labels, bins, stepsPerBin)).toList(),
        AccuracyGrid.of(configurations, labels),
        audits(runs, labels));
  }

  /** Returns the number of steps over which the cosine's curves are averaged. */
  static int stepsPerMean(int steps) {
    return (steps + MOST_POINTS - 1) / MOST_POINTS;
  }

  /**
   * {@return the accuracies by rule and attack, a grid for each combination of other keys}
   *
   * @param runs at least one
   */
  public static List<AccuracyGrid> grids(List<Run> runs) {
    LabelMaker labels = labels(runs);
    return AccuracyGrid.of(Configuration.of(runs, labels), labels);
  }

  /**
   * {@return names for runs}
   *
   * @param runs all between which the names must tell
   */
  public static LabelMaker labels(List<Run> runs) {
    List<RunConfig> configs = runs.stream().map(Run::config).toList();
    return new LabelMaker(configs);
  }

  private static List<AuditedRun> audits(List<Run> runs, LabelMaker labels) {
    List<AuditedRun> audits = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Run run : runs) {
      if (!run.profile().isEmpty()) {
        audits.add(AuditedRun.of(run, labels, seen.add(labels.configuration(run.config()))));
      }
    }
    return audits;
  }
}
