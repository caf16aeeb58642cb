package dev.strategikon.sgd;

import dev.strategikon.attack.DataAttack;
import dev.strategikon.attack.TrainingImage;
import dev.strategikon.attack.Trigger;
import dev.strategikon.dataset.Dataset;
import java.util.Optional;

/**
 * Training images as an attack on data has them.
 *
 * @param dataset the images
 * @param attack what is made of them
 * @param seed the run's
 */
record Falsified(Dataset dataset, DataAttack attack, long seed) implements Labelling {
  @Override
  public int of(int image, int label) {
    return attack.label(seen(image, label));
  }

  @Override
  public void change(int image, int label, float[] pixels, int offset) {
    Optional<Trigger> trigger = attack.trigger();
    if (trigger.isPresent() && attack.isTriggered(seen(image, label))) {
      Stamp.on(dataset, trigger.get(), pixels, offset);
    }
  }

  private TrainingImage seen(int image, int label) {
    return new TrainingImage(image, label, dataset.classes().size(), seed);
  }
}
