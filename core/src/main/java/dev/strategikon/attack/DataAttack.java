package dev.strategikon.attack;

/** An attack that falsifies the Byzantine workers' labels; they compute gradients as all do. */
@FunctionalInterface
public non-sealed interface DataAttack extends Attack {
  /**
   * Returns the label that a Byzantine worker trains on.
   *
   * @param label the true label, from 0
   * @param classes how many labels there are
   */
  int label(int label, int classes);
}
