package dev.strategikon.reproduce;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The size of the experiments.
 *
 * @param name the name on the command line
 * @param judge the thresholds, which depend on the data set, the network and the steps
 * @param mustConfirm whether it takes so long that the user must confirm
 */
public record Scale(String name, Judge judge, boolean mustConfirm) {
  /** Minutes, on the embedded images. */
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
   * @param overrides values that replace those of the grid, by key, as YAML text
   */
  public PaperGrid grid(Map<String, String> overrides) throws IOException {
    return PaperGrid.read("reproduce-" + name + ".yaml", overrides);
  }

  @Override
  public String toString() {
    return name;
  }
}
