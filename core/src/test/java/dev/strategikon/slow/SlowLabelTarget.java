package dev.strategikon.slow;

import dev.strategikon.attack.TrainingImage;
import dev.strategikon.spec.Arguments;
import java.util.List;

/** The ones become zeros. */
public final class SlowLabelTarget implements SlowLabels {
  @Override
  public int label(TrainingImage image, Arguments arguments) {
    return image.label() == 1 ? 0 : image.label();
  }

  @Override
  public List<String> variants() {
    return List.of("label-target(from=1, to=0)");
  }
}
