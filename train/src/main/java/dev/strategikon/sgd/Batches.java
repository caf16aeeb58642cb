package dev.strategikon.sgd;

import dev.strategikon.dataset.Dataset;
import dev.strategikon.dataset.Images;
import dev.strategikon.model.Batch;
import java.util.function.IntUnaryOperator;

/** Makes batches from images of a data set. */
final class Batches {
  private Batches() {}

  /**
   * Returns the images of these indices, normalised, in their order.
   *
   * @param labelling maps an image's true label to its label in the batch
   */
  static Batch of(Dataset dataset, Images images, int[] indices, IntUnaryOperator labelling) {
    float[] pixels = new float[Math.multiplyExact(indices.length, images.pixelsPerImage())];
    int[] labels = new int[indices.length];
    float[] targets = images.hasTargets() ? new float[indices.length] : null;
    for (int i = 0; i < indices.length; i++) {
      dataset.copy(images, indices[i], pixels, i * images.pixelsPerImage());
      labels[i] = labelling.applyAsInt(images.label(indices[i]));
      if (targets != null) {
        targets[i] = images.target(indices[i]);
      }
    }
    return new Batch(pixels, labels, targets);
  }
}
