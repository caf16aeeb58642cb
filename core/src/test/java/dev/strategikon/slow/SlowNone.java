package dev.strategikon.slow;

import dev.strategikon.attack.TrainingImage;
import dev.strategikon.spec.Arguments;

/** Nobody lies. */
public final class SlowNone implements SlowLabels {
  @Override
  public int label(TrainingImage image, Arguments arguments) {
    return image.label();
  }
}
