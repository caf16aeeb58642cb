package dev.strategikon.report.data;

import dev.strategikon.store.PlanFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a sweep was asked for and has not begun.
 *
 * @param runs how many runs
 * @param steps how many steps they have together
 */
public record Waiting(int runs, long steps) {
  /** Nothing waits. */
  public static final Waiting NONE = new Waiting(0, 0);

  /**
   * Reads the plan of a sweep.
   *
   * @param sweep the sweep's folder
   * @param begun the runs that have a folder
   * @return the planned runs that have no folder
   * @throws IOException if the plan cannot be read
   */
  public static Waiting of(Path sweep, List<Run> begun) throws IOException {
    Map<String, Integer> planned = PlanFile.steps(sweep);
    planned.keySet().removeAll(begun.stream().map(Run::folderName).collect(Collectors.toSet()));
    return new Waiting(
        planned.size(), planned.values().stream().mapToLong(Integer::longValue).sum());
  }
}
