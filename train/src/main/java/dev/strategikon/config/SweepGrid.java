package dev.strategikon.config;

import java.util.List;

/**
 * The grid of a sweep in which some rules may not exist for all q.
 *
 * @param runs those that can be trained, in the order of the grid, each once
 * @param undefined what was left out, each once
 */
public record SweepGrid(List<RunConfig> runs, List<UndefinedRule> undefined) {
  /**
   * Copies the lists.
   *
   * @param runs those that can be trained, in the order of the grid, each once
   * @param undefined what was left out, each once
   */
  public SweepGrid {
    runs = List.copyOf(runs);
    undefined = List.copyOf(undefined);
  }
}
