package dev.strategikon.slow;

import dev.strategikon.attack.TrainingImage;
import dev.strategikon.random.Draws;
import dev.strategikon.spec.Arguments;
import java.util.ArrayList;
import java.util.List;

/** Looks the label up in a list of all labels that is written down flip by flip. */
public final class SlowLabelFlip implements SlowLabels {
  @Override
  public int label(TrainingImage image, Arguments arguments) {
    List<Integer> becomes = new ArrayList<>();
    int classes = image.classes();
    switch (arguments.text("flip")) {
      case "reverse" -> {
        for (int label = classes - 1; label >= 0; label--) {
          becomes.add(label);
        }
      }
      case "next" -> {
        for (int label = 1; label < classes; label++) {
          becomes.add(label);
        }
        becomes.add(0);
      }
      case "pairs" -> {
        for (int label = 0; label + 1 < classes; label += 2) {
          becomes.add(label + 1);
          becomes.add(label);
        }
        if (becomes.size() < classes) {
          becomes.add(classes - 1);
        }
      }
      default -> {
        return random(image);
      }
    }
    return becomes.get(image.label());
  }

  private static int random(TrainingImage image) {
    List<Integer> others = new ArrayList<>();
    for (int label = 0; label < image.classes(); label++) {
      if (label != image.label()) {
        others.add(label);
      }
    }
    return others.isEmpty()
        ? image.label()
        : others.get(Draws.of(image.seed(), "label-flip", image.index()).nextInt(others.size()));
  }

  @Override
  public List<String> variants() {
    return List.of("label-flip(flip=next)", "label-flip(flip=pairs)", "label-flip(flip=random)");
  }
}
