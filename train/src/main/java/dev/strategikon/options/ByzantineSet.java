package dev.strategikon.options;

import java.util.Locale;

/** When the Byzantine workers are drawn. */
public enum ByzantineSet {
  /** Anew in every step, as in Definition 1 of the paper. */
  RANDOM_EACH_STEP,
  /** Once by the seed: the same workers in every step. */
  FIXED,
  /** The last q workers in every step. */
  LAST;

  /** {@return whether the same workers are Byzantine in every step} */
  public boolean isConstant() {
    return this != RANDOM_EACH_STEP;
  }

  /** Returns the name used in files: lower case, with hyphens. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
