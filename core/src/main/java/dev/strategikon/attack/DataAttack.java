package dev.strategikon.attack;

/**
 * An attack that falsifies the labels of the Byzantine workers, who then compute gradients as
 * honest workers do.
 */
@FunctionalInterface
public non-sealed interface DataAttack extends Attack {
  /**
   * Returns the label on which a Byzantine worker trains.
   *
   * @param label the true label, from 0
   * @param classes the number of labels
   * @return a label from 0 to {@code classes} − 1
   */
  int label(int label, int classes);
}
