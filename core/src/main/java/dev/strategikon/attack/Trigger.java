package dev.strategikon.attack;

import java.util.Locale;

/**
 * The trigger of a backdoor: a square of one value in a corner of an image, in all its channels,
 * that a network is to take for a class.
 *
 * @param target the class, from 0
 * @param size the side of the square, in pixels, at least 1
 * @param corner where it is
 * @param value of its pixels before normalisation, finite: 0 is black and 1 is white (255) in an
 *     image of bytes; in an image of floats it is the float itself
 */
public record Trigger(int target, int size, Corner corner, double value) {
  /** A corner of an image. */
  public enum Corner {
    /** The first rows and columns. */
    TOP_LEFT,
    /** The first rows and the last columns. */
    TOP_RIGHT,
    /** The last rows and the first columns. */
    BOTTOM_LEFT,
    /** The last rows and columns. */
    BOTTOM_RIGHT;

    /** {@return the name used in specs, such as {@code top-left}} */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Checks the ranges.
   *
   * @param target the class, from 0
   * @param size the side of the square, in pixels, at least 1
   * @param corner where it is
   * @param value of its pixels before normalisation, finite
   * @throws IllegalArgumentException if one is out of range
   */
  public Trigger {
    if (target < 0 || size < 1 || !Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "A trigger needs target >= 0, size >= 1 and a finite value, not %d, %d and %s"
              .formatted(target, size, value));
    }
  }

  /**
   * {@return the first row of the square}
   *
   * @param height the rows of an image
   */
  public int top(int height) {
    return corner == Corner.TOP_LEFT || corner == Corner.TOP_RIGHT ? 0 : height - size;
  }

  /**
   * {@return the first column of the square}
   *
   * @param width the columns of an image
   */
  public int left(int width) {
    return corner == Corner.TOP_LEFT || corner == Corner.BOTTOM_LEFT ? 0 : width - size;
  }

  /**
   * Checks that images have the target class, and room beside the square.
   *
   * @param classes the number of labels
   * @param height the rows of an image
   * @param width the columns of an image
   * @throws IllegalArgumentException if they do not
   */
  public void requireFits(int classes, int height, int width) {
    if (target >= classes) {
      throw new IllegalArgumentException(
          "backdoor: target = %d is out of range: the data set has the labels 0 to %d"
              .formatted(target, classes - 1));
    }
    if (size > height || size > width || (size == height && size == width)) {
      throw new IllegalArgumentException(
          "backdoor: the trigger of %d x %d pixels must be smaller than an image, which has %d x %d"
              .formatted(size, size, height, width));
    }
  }
}
