package dev.strategikon.model;

/**
 * The shape of one image, or of a layer's output for it. A flat vector of n values is n × 1 × 1.
 *
 * @param channels how many planes, at least 1
 * @param height rows of a plane, at least 1
 * @param width columns of a plane, at least 1
 */
public record ImageShape(int channels, int height, int width) {
  /**
   * Checks the sizes.
   *
   * @param channels how many planes, at least 1
   * @param height rows of a plane, at least 1
   * @param width columns of a plane, at least 1
   */
  public ImageShape {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "The sizes of an image must be positive, but are %d x %d x %d"
              .formatted(channels, height, width));
    }
  }

  /**
   * {@return the shape of a flat vector}
   *
   * @param size its values
   */
  public static ImageShape flat(int size) {
    return new ImageShape(size, 1, 1);
  }

  /** {@return the number of values: channels × height × width} */
  public int size() {
    return Math.multiplyExact(Math.multiplyExact(channels, height), width);
  }

  /** {@return whether this is the shape of a flat vector} */
  public boolean isFlat() {
    return height == 1 && width == 1;
  }

  /** Returns such as {@code 3 x 32 x 32}. */
  @Override
  public String toString() {
    return channels + " x " + height + " x " + width;
  }
}
