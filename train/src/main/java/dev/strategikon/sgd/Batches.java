package dev.strategikon.sgd;

import dev.strategikon.dataset.Dataset;
import dev.strategikon.dataset.Images;
import dev.strategikon.model.Batch;

/** Makes batches from images of a data set. */
final class Batches {
  private Batches() {}

  /**
   * Returns the images of these indices, normalised, in their order.
   *
   * @param labelling the images' labels, and what is changed in their pixels
   */
  static Batch of(Dataset dataset, Images images, int[] indices, Labelling labelling) {
    float[] pixels = new float[Math.multiplyExact(indices.length, images.pixelsPerImage())];
    int[] labels = new int[indices.length];
    float[] targets = images.hasTargets() ? new float[indices.length] : null;
    for (int i = 0; i < indices.length; i++) {
      int offset = i * images.pixelsPerImage();
      int label = images.label(indices[i]);
      dataset.copy(images, indices[i], pixels, offset);
      labelling.change(indices[i], label, pixels, offset);
      labels[i] = labelling.of(indices[i], label);
      if (targets != null) {
        targets[i] = images.target(indices[i]);
      }
    }
    return new Batch(pixels, labels, targets);
  }
}
