package dev.strategikon.examples.loop;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.Batch;
import ai.djl.translate.Batchifier;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.dataset.Images;

/** Batches of a data set's images, cut to at most 28 × 28, as DJL takes them. */
final class ImageBatches {
  /** DJL's ResNet has its small form, for small images, up to this size. */
  private static final int MOST = 28;

  private final Dataset data;
  private final int size;
  private final Shape shape;

  ImageBatches(Dataset data) {
    this.data = data;
    this.size = Math.min(MOST, Math.min(data.train().height(), data.train().width()));
    this.shape = new Shape(data.train().channels(), size, size);
  }

  /** Returns the shape of an image, (C, H, W). */
  Shape shape() {
    return shape;
  }

  /** Returns some images as a batch, which the caller closes. */
  Batch batch(NDManager parent, Images images, int[] which) {
    int pixels = Math.toIntExact(shape.size());
    float[] values = new float[which.length * pixels];
    float[] labels = new float[which.length];
    float[] image = new float[images.pixelsPerImage()];
    for (int i = 0; i < which.length; i++) {
      data.copy(images, which[i], image, 0);
      cut(images, image, values, i * pixels);
      labels[i] = images.label(which[i]);
    }
    NDManager manager = parent.newSubManager();
    return new Batch(
        manager,
        new NDList(manager.create(values, new Shape(which.length).addAll(shape))),
        new NDList(manager.create(labels)),
        which.length,
        Batchifier.STACK,
        Batchifier.STACK,
        0,
        1);
  }

  /** Copies the middle of an image. */
  private void cut(Images images, float[] image, float[] to, int at) {
    int top = (images.height() - size) / 2;
    int left = (images.width() - size) / 2;
    for (int channel = 0; channel < images.channels(); channel++) {
      for (int row = 0; row < size; row++) {
        int from = (channel * images.height() + top + row) * images.width() + left;
        System.arraycopy(image, from, to, at + (channel * size + row) * size, size);
      }
    }
  }
}
