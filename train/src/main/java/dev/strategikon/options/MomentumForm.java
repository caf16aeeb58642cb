package dev.strategikon.options;

import java.util.Locale;

/** How a worker's momentum takes up a gradient g. In both forms m is 0 before the first step. */
public enum MomentumForm {
  /** m ← β·m + (1 − β)·g, an average of gradients (Karimireddy, He and Jaggi, ICML 2021). */
  AVERAGE,

  /**
   * m ← β·m + g, a sum that is longer by the factor 1/(1 − β); the first step sends g. PyTorch's
   * momentum has this form, and the code of Karimireddy, He and Jaggi (ICLR 2022).
   */
  SUM;

  /**
   * Returns the factor of the gradient.
   *
   * @param beta β
   */
  double gradientFactor(double beta) {
    return this == AVERAGE ? 1 - beta : 1;
  }

  /** Returns the name used in files: lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
