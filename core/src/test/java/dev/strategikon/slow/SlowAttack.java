package dev.strategikon.slow;

import java.util.List;

/**
 * What an attack is compared with, found like a {@link SlowRule}: a formula in double, a grid of
 * attacks that it must not fall behind, or what it does to labels.
 */
public sealed interface SlowAttack permits SlowFormula, SlowSearch, SlowLabels {
  /** Returns specs with other parameters, as {@link SlowRule#variants}. */
  default List<String> variants() {
    return List.of();
  }
}
