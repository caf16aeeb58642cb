package dev.strategikon.sgd;

import dev.strategikon.attack.Trigger;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.dataset.Images;
import java.util.Arrays;

/** Puts a trigger on an image. */
final class Stamp {
  private Stamp() {}

  /**
   * Writes the trigger's value, normalised, into its square in all channels of an image.
   *
   * @param dataset whose images are of this shape and normalisation
   * @param pixels normalised; those of the image begin at the offset
   */
  static void on(Dataset dataset, Trigger trigger, float[] pixels, int offset) {
    Images shape = dataset.train();
    int left = trigger.left(shape.width());
    int top = trigger.top(shape.height());
    for (int channel = 0; channel < shape.channels(); channel++) {
      float value = dataset.normalisation().of(channel, trigger.value());
      for (int row = top; row < top + trigger.size(); row++) {
        int from = offset + (channel * shape.height() + row) * shape.width() + left;
        Arrays.fill(pixels, from, from + trigger.size(), value);
      }
    }
  }
}
