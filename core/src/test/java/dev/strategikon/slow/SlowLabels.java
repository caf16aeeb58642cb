package dev.strategikon.slow;

import dev.strategikon.attack.TrainingImage;
import dev.strategikon.spec.Arguments;

/** What an attack makes of a label. */
public non-sealed interface SlowLabels extends SlowAttack {
  /** Returns the label that is trained on instead of the image's own. */
  int label(TrainingImage image, Arguments arguments);
}
