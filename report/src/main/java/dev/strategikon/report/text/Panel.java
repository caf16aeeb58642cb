package dev.strategikon.report.text;

import dev.strategikon.config.RunConfig;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * One of several pictures side by side with the same axes.
 *
 * @param title the heading, such as {@code (a) ε = 10}
 * @param lines what it shows
 */
public record Panel(String title, List<Line> lines) {
  /**
   * Copies the list.
   *
   * @param title the heading, such as {@code (a) ε = 10}
   * @param lines what it shows
   */
  public Panel {
    lines = List.copyOf(lines);
  }

  /**
   * A line: a mean over runs, and numbers of others beside it.
   *
   * @param name its name in the legend, which lines of other panels may share
   * @param calm whether it is without attack, and so to be compared with
   * @param runs the runs that differ by their seed alone; or none
   * @param given values by the abscissa, by the name of the curve, such as {@code accuracy}. Beside
   *     runs they are drawn thin and dashed
   */
  public record Line(
      String name,
      boolean calm,
      List<RunConfig> runs,
      Map<String, SortedMap<Double, Double>> given) {
    /**
     * Copies the collections.
     *
     * @param name its name in the legend, which lines of other panels may share
     * @param calm whether it is without attack, and so to be compared with
     * @param runs the runs that differ by their seed alone; or none
     * @param given values by the abscissa, by the name of the curve, such as {@code accuracy}.
     *     Beside runs they are drawn thin and dashed
     */
    public Line {
      runs = List.copyOf(runs);
      given = Map.copyOf(given);
    }
  }
}
