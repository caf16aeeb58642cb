package dev.strategikon.slow;

import dev.strategikon.attack.TrainingImage;
import dev.strategikon.random.Draws;
import dev.strategikon.spec.Arguments;
import java.util.List;

/** The target's label where a draw for the image falls into the share. */
public final class SlowBackdoor implements SlowLabels {
  @Override
  public int label(TrainingImage image, Arguments arguments) {
    double drawn = Draws.of(image.seed(), "backdoor", image.index()).nextDouble();
    return drawn < arguments.number("share") ? arguments.integer("target") : image.label();
  }

  @Override
  public List<String> variants() {
    return List.of("backdoor(share=1)", "backdoor(share=0.1, size=2, place=top-left, boost=3)");
  }
}
