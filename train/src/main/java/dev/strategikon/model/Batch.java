package dev.strategikon.model;

/**
 * Images with their labels or targets. The arrays are not copied; they must not change while a call
 * reads them.
 *
 * @param images labels.length images, one after the other, each channel by channel, row by row
 * @param labels the classes, from 0
 * @param targets one number for each image, which takes the place of its label; null if the labels
 *     count
 */
public record Batch(float[] images, int[] labels, float[] targets) {
  /**
   * Checks that there is at least one image, and a target for each or none.
   *
   * @param images labels.length images, one after the other, each channel by channel, row by row
   * @param labels the classes, from 0
   * @param targets one number for each image, which takes the place of its label; null if the
   *     labels count
   */
  public Batch {
    if (labels.length == 0) {
      throw new IllegalArgumentException("A batch must have at least one image");
    }
    if (targets != null && targets.length != labels.length) {
      throw new IllegalArgumentException(
          "Expected %d targets, got %d".formatted(labels.length, targets.length));
    }
  }

  /**
   * Creates a batch whose labels count.
   *
   * @param images labels.length images, one after the other, each channel by channel, row by row
   * @param labels the classes, from 0
   */
  public Batch(float[] images, int[] labels) {
    this(images, labels, null);
  }

  /** {@return the number of images} */
  public int size() {
    return labels.length;
  }
}
