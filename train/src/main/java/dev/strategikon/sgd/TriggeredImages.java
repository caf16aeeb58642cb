package dev.strategikon.sgd;

import dev.strategikon.attack.Trigger;
import dev.strategikon.dataset.Dataset;
import java.util.stream.IntStream;

/**
 * Test images with the trigger of a backdoor, labelled as its target: the accuracy on them is its
 * success rate.
 *
 * @param dataset the images
 * @param trigger put on each of them
 */
record TriggeredImages(Dataset dataset, Trigger trigger) implements Labelling {
  /** Returns the test images that are not of the target, which need no trigger. */
  int[] images() {
    return IntStream.range(0, dataset.test().count())
        .filter(image -> dataset.test().label(image) != trigger.target())
        .toArray();
  }

  @Override
  public int of(int image, int label) {
    return trigger.target();
  }

  @Override
  public void change(int image, int label, float[] pixels, int offset) {
    Stamp.on(dataset, trigger, pixels, offset);
  }
}
