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
 * @param moments whether its runs are stations on the way to a critical point, each to be measured
 *     against the whole training set
 */
public record Scale(String name, Judge judge, boolean mustConfirm, boolean moments) {
  /** Minutes, on the embedded images. */
  public static final Scale QUICK = new Scale("quick", new Judge(0.6, 0.3), false, false);

  /** CIFAR-10 with a small network, two starts and two seeds. */
  public static final Scale LAPTOP = new Scale("laptop", new Judge(0.3, 0.2), false, false);

  /** The paper's network and settings, its first 25 epochs, one start and one seed; hours. */
  public static final Scale EARLY = new Scale("early", new Judge(0.45, 0.3), true, false);

  /** Small runs that really approach a critical point, for Theorem 1's condition. */
  public static final Scale CONVERGENCE =
      new Scale("convergence", new Judge(0.6, 0.3), false, true);

  /** The paper's whole grid: 200 epochs, four starts and ten seeds. */
  public static final Scale PAPER = new Scale("paper", new Judge(0.6, 0.3), true, false);

  /** All scales, from small to large. */
  public static final List<Scale> ALL = List.of(QUICK, LAPTOP, CONVERGENCE, EARLY, PAPER);

  /**
   * Reads the grid.
   *
   * @param overrides values that replace those of the grid, by key, as YAML text
   * @return the runs of the scale
   * @throws IOException if the grid cannot be read
   */
  public PaperGrid grid(Map<String, String> overrides) throws IOException {
    return PaperGrid.read("reproduce-" + name + ".yaml", overrides);
  }

  @Override
  public String toString() {
    return name;
  }
}
