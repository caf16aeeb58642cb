package dev.strategikon.attack;

import java.util.Optional;

/**
 * An attack that falsifies the training images of the Byzantine workers, who then compute gradients
 * as honest workers do. What it makes of an image depends on the image and the run's seed alone: an
 * image is the same whenever, and by whichever Byzantine worker, it is drawn.
 */
@FunctionalInterface
public non-sealed interface DataAttack extends Attack {
  /**
   * Returns the label on which a Byzantine worker trains.
   *
   * @param image the image
   * @return a label from 0 to {@code classes} − 1
   */
  int label(TrainingImage image);

  /** {@return the trigger of a backdoor; empty for an attack that leaves pixels as they are} */
  default Optional<Trigger> trigger() {
    return Optional.empty();
  }

  /**
   * {@return whether an image has the {@link #trigger}; not asked if there is none}
   *
   * @param image the image
   */
  default boolean isTriggered(TrainingImage image) {
    return trigger().isPresent();
  }

  /** {@return the factor by which the Byzantine workers multiply their gradients; mostly 1} */
  default double boost() {
    return 1;
  }

  /**
   * Checks before training that images suit the attack.
   *
   * @param classes the number of labels
   * @param height the rows of an image
   * @param width the columns of an image
   * @throws IllegalArgumentException if they do not
   */
  default void requireFits(int classes, int height, int width) {
    trigger().ifPresent(trigger -> trigger.requireFits(classes, height, width));
  }
}
