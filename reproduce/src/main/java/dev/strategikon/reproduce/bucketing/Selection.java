package dev.strategikon.reproduce.bucketing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which cells are trained, and how often.
 *
 * @param seeds by the cell, how many runs it has, in the order of the training
 */
record Selection(Map<PublishedCell, Integer> seeds) {
  /** Its data set has fewer images of each further digit, which no option of ours does. */
  private static final String LONG_TAILED = "exp1";

  private static final int RUNS = 3;
  private static final int RUNS_OF_EXPERIMENT_3 = 2;
  private static final String MIMIC = "mimic-along-variance";

  /**
   * Returns the chosen cells.
   *
   * @param where values of the published file's columns, all of which a cell must have; empty for
   *     experiment 2, and experiment 3 without momentum, whose cells of mimic are those of
   *     experiment 2
   * @param runs how many runs of each cell; 0 for three, and two of experiment 3
   * @throws IllegalArgumentException if no row matches, a column is unknown, or the rows are of
   *     experiment 1
   */
  static Selection of(List<PublishedRun> published, Map<String, String> where, int runs) {
    for (String column : where.keySet()) {
      if (!PublishedRun.KEYS.contains(column)) {
        throw new IllegalArgumentException(
            "--where: Unknown column '%s'. Available: %s"
                .formatted(column, String.join(", ", PublishedRun.KEYS)));
      }
    }
    Map<PublishedCell, Integer> seeds = new LinkedHashMap<>();
    for (PublishedRun run : published) {
      if (where.isEmpty() ? isDefault(run) : matches(run, where)) {
        if (run.experiment().equals(LONG_TAILED)) {
          throw new IllegalArgumentException(
              "Experiment 1 trains on a long-tailed MNIST, which is not here: choose others by"
                  + " --where experiment=exp2");
        }
        boolean third = run.experiment().equals("exp3") && where.isEmpty();
        seeds.putIfAbsent(run.cell(), runs > 0 ? runs : third ? RUNS_OF_EXPERIMENT_3 : RUNS);
      }
    }
    if (seeds.isEmpty()) {
      throw new IllegalArgumentException("No row of the published file has " + where);
    }
    return new Selection(ordered(seeds));
  }

  private static boolean isDefault(PublishedRun run) {
    return run.experiment().equals("exp2")
        || (run.experiment().equals("exp3")
            && run.cell().momentum() == 0
            && !run.cell().attack().equals(MIMIC));
  }

  private static boolean matches(PublishedRun run, Map<String, String> where) {
    return where.entrySet().stream()
        .allMatch(entry -> run.fields().get(entry.getKey()).equals(entry.getValue()));
  }

  /** Puts i.i.d. parts first, then cells without bucketing, so that an early end shows a part. */
  private static Map<PublishedCell, Integer> ordered(Map<PublishedCell, Integer> seeds) {
    List<PublishedCell> cells = new ArrayList<>(seeds.keySet());
    cells.sort(
        Comparator.comparing((PublishedCell cell) -> !cell.attack().equals(MIMIC))
            .thenComparing(PublishedCell::split)
            .thenComparing(PublishedCell::bucketing));
    Map<PublishedCell, Integer> ordered = new LinkedHashMap<>();
    cells.forEach(cell -> ordered.put(cell, seeds.get(cell)));
    return ordered;
  }
}
