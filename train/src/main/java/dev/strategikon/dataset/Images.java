package dev.strategikon.dataset;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.zip.CRC32C;

/**
 * Labelled images, immutable: pixels and labels are bytes from 0 to 255. A float may take the place
 * of a label, as a number to predict. The pixels of an image stand channel by channel, a channel
 * row by row (C, H, W).
 */
public final class Images {
  private final int channels;
  private final int height;
  private final int width;
  private final byte[] pixels;
  private final byte[] labels;

  /** One for each image; null if the labels count. */
  private final float[] targets;

  /**
   * Creates the images. The arrays are not copied, because CIFAR-10 fills 184 MB; the caller must
   * not write to them any more.
   *
   * @param channels colours of a pixel, at least 1
   * @param height rows of an image, at least 1
   * @param width columns of an image, at least 1
   * @param pixels of length {@code labels.length · channels · height · width}
   * @param labels one for every image
   * @throws IllegalArgumentException if a size is not positive or the lengths do not fit
   */
  public Images(int channels, int height, int width, byte[] pixels, byte[] labels) {
    this(channels, height, width, pixels, labels, null);
  }

  private Images(
      int channels, int height, int width, byte[] pixels, byte[] labels, float[] targets) {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "An image has at least one pixel, not %d × %d × %d".formatted(channels, height, width));
    }
    long expected = (long) labels.length * channels * height * width;
    if (pixels.length != expected) {
      throw new IllegalArgumentException(
          "%d images of %d × %d × %d have %d pixels, not %d"
              .formatted(labels.length, channels, height, width, expected, pixels.length));
    }
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.pixels = pixels;
    this.labels = labels;
    this.targets = targets;
  }

  /**
   * Creates images to predict a number from; the label of each is 0. The arrays are not copied.
   *
   * @param channels colours of a pixel, at least 1
   * @param height rows of an image, at least 1
   * @param width columns of an image, at least 1
   * @param pixels of length {@code targets.length · channels · height · width}
   * @param targets one number for every image
   * @return the images
   * @throws IllegalArgumentException if a size is not positive or the lengths do not fit
   */
  public static Images withTargets(
      int channels, int height, int width, byte[] pixels, float[] targets) {
    return new Images(channels, height, width, pixels, new byte[targets.length], targets);
  }

  /** Returns whether every image has a number to predict instead of a class. */
  public boolean hasTargets() {
    return targets != null;
  }

  /** Returns the number that is to be predicted from an image. */
  public float target(int image) {
    return targets[image];
  }

  /** {@return the number of images} */
  public int count() {
    return labels.length;
  }

  /** {@return the number of colours of a pixel: 1 for grey, 3 for red, green and blue} */
  public int channels() {
    return channels;
  }

  /** {@return the rows of an image} */
  public int height() {
    return height;
  }

  /** {@return the columns of an image} */
  public int width() {
    return width;
  }

  /** {@return the values of an image, over all channels: C · H · W} */
  public int pixelsPerImage() {
    return channels * height * width;
  }

  /** {@return the class of an image, from 0} */
  public int label(int image) {
    return labels[image] & 0xFF;
  }

  /** {@return one value of an image, from 0 to 255} */
  public int pixel(int image, int channel, int row, int column) {
    Objects.checkIndex(channel, channels);
    Objects.checkIndex(row, height);
    Objects.checkIndex(column, width);
    return pixels[image * pixelsPerImage() + (channel * height + row) * width + column] & 0xFF;
  }

  /** Returns a checksum of all pixels and labels. */
  long checksum() {
    CRC32C sum = new CRC32C();
    sum.update(pixels);
    sum.update(labels);
    for (int i = 0; hasTargets() && i < targets.length; i++) {
      sum.update(ByteBuffer.allocate(Float.BYTES).putFloat(targets[i]).flip());
    }
    return sum.getValue();
  }

  /** Returns the pixels of all images, to be read only. */
  byte[] pixels() {
    return pixels;
  }
}
