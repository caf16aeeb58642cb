package dev.strategikon.reproduce;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * How large the experiments are.
 *
 * @param name what it is called on the command line
 * @param judge the thresholds, which depend on data, network and steps
 * @param mustConfirm whether it costs so much that the user is asked first
 */
public record Scale(String name, Judge judge, boolean mustConfirm) {
  /** Minutes, on images inside the program. */
  public static final Scale QUICK = new Scale("quick", new Judge(0.6, 0.3), false);

  /** CIFAR-10 with a small network and two seeds; about an hour on two cores. */
  public static final Scale LAPTOP = new Scale("laptop", new Judge(0.3, 0.2), false);

  /** The paper's network, more ε and ten seeds; weeks on two cores. */
  public static final Scale PAPER = new Scale("paper", new Judge(0.6, 0.3), true);

  /** All scales, from small to large. */
  public static final List<Scale> ALL = List.of(QUICK, LAPTOP, PAPER);

  /**
   * Reads the grid.
   *
   * @param overrides values that replace the grid's, by key, as YAML text
   */
  public PaperGrid grid(Map<String, String> overrides) throws IOException {
    return PaperGrid.read("reproduce-" + name + ".yaml", overrides);
  }

  @Override
  public String toString() {
    return name;
  }
}
