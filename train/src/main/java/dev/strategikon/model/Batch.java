package dev.strategikon.model;

/**
 * Images with their labels. The arrays are not copied; they must not change while a call reads
 * them.
 *
 * @param images labels.length images, one after the other, each channel by channel, row by row
 * @param labels the classes, from 0
 */
public record Batch(float[] images, int[] labels) {
  /**
   * Checks that there is at least one image.
   *
   * @param images labels.length images, one after the other, each channel by channel, row by row
   * @param labels the classes, from 0
   */
  public Batch {
    if (labels.length == 0) {
      throw new IllegalArgumentException("A batch must have at least one image");
    }
  }

  /** {@return the number of images} */
  public int size() {
    return labels.length;
  }
}
