package dev.strategikon.dataset;

import dev.strategikon.files.Digests;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;

/**
 * Labelled images, immutable. Their values are bytes from 0 to 255, or finite floats. Those of an
 * image stand channel by channel, a channel row by row (C, H, W). A vector of d features is an
 * image of d channels with one pixel. A float may take the place of a label, as a number to
 * predict.
 */
public final class Images {
  private final int channels;
  private final int height;
  private final int width;
  private final Pixels pixels;
  private final int[] labels;
  private volatile String digest;

  /** One for each image; null if the labels count. */
  private final float[] targets;

  /**
   * Creates images of bytes with at most 256 classes.
   *
   * @param channels colours of a pixel, at least 1
   * @param height rows of an image, at least 1
   * @param width columns of an image, at least 1
   * @param pixels of length {@code labels.length · channels · height · width}; not copied, because
   *     CIFAR-10 fills 184 MB, and not to be written to any more
   * @param labels one for every image, from 0 to 255
   * @throws IllegalArgumentException if a size is not positive or the lengths do not fit
   */
  public Images(int channels, int height, int width, byte[] pixels, byte[] labels) {
    this(channels, height, width, pixels, integers(labels));
  }

  /**
   * Creates images of bytes.
   *
   * @param channels colours of a pixel, at least 1
   * @param height rows of an image, at least 1
   * @param width columns of an image, at least 1
   * @param pixels of length {@code labels.length · channels · height · width}; not copied, and not
   *     to be written to any more
   * @param labels one for every image, from 0; not copied
   * @throws IllegalArgumentException if a size is not positive or the lengths do not fit
   */
  public Images(int channels, int height, int width, byte[] pixels, int[] labels) {
    this(channels, height, width, new BytePixels(pixels), labels);
  }

  /**
   * Creates images of floats.
   *
   * @param channels colours of a pixel, or features, at least 1
   * @param height rows of an image, at least 1
   * @param width columns of an image, at least 1
   * @param values of length {@code labels.length · channels · height · width}, all finite; not
   *     copied, and not to be written to any more
   * @param labels one for every image, from 0; not copied
   * @throws IllegalArgumentException if a size is not positive or the lengths do not fit
   */
  public Images(int channels, int height, int width, float[] values, int[] labels) {
    this(channels, height, width, new FloatPixels(values), labels);
  }

  /** Creates images of values that {@link Pixels} has put in order. */
  Images(int channels, int height, int width, Pixels pixels, int[] labels) {
    this(channels, height, width, pixels, labels, null);
  }

  private Images(
      int channels, int height, int width, Pixels pixels, int[] labels, float[] targets) {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "An image has at least one pixel, not %d × %d × %d".formatted(channels, height, width));
    }
    long expected = (long) labels.length * channels * height * width;
    if (pixels.length() != expected) {
      throw new IllegalArgumentException(
          "%d images of %d × %d × %d have %d pixels, not %d"
              .formatted(labels.length, channels, height, width, expected, pixels.length()));
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
    return new Images(
        channels, height, width, new BytePixels(pixels), new int[targets.length], targets);
  }

  /** {@return whether every image has a number to predict instead of a class} */
  public boolean hasTargets() {
    return targets != null;
  }

  /**
   * {@return the number that is to be predicted from an image}
   *
   * @param image its index, from 0
   */
  public float target(int image) {
    return targets[image];
  }

  private static int[] integers(byte[] labels) {
    int[] integers = new int[labels.length];
    Arrays.setAll(integers, i -> labels[i] & 0xFF);
    return integers;
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

  /**
   * {@return the class of an image, from 0}
   *
   * @param image its index, from 0
   */
  public int label(int image) {
    return labels[image];
  }

  /**
   * {@return one value of an image of bytes, from 0 to 255}
   *
   * @param image its index, from 0
   * @param channel its channel, from 0
   * @param row its row, from 0 at the top
   * @param column its column, from 0 at the left
   * @throws IllegalStateException if its values are floats
   */
  public int pixel(int image, int channel, int row, int column) {
    Objects.checkIndex(channel, channels);
    Objects.checkIndex(row, height);
    Objects.checkIndex(column, width);
    if (!(pixels instanceof BytePixels bytes)) {
      throw new IllegalStateException("The values of these images are no bytes");
    }
    return bytes.values()[image * pixelsPerImage() + (channel * height + row) * width + column]
        & 0xFF;
  }

  /** {@return the size of all values in memory, in bytes} */
  public long bytes() {
    return pixels.bytes();
  }

  /** Returns some images, in the given order. */
  Images select(int[] images) {
    int[] selected = Arrays.stream(images).map(image -> labels[image]).toArray();
    float[] numbers = hasTargets() ? new float[images.length] : null;
    for (int i = 0; hasTargets() && i < images.length; i++) {
      numbers[i] = targets[images[i]];
    }
    Pixels some = pixels.select(images, pixelsPerImage());
    return new Images(channels, height, width, some, selected, numbers);
  }

  /** Returns the SHA-256 of shape, values, labels and numbers to predict; computed once. */
  String digest() {
    if (digest == null) {
      MessageDigest sha256 = Digests.sha256();
      String shape = "%d x %d x %d x %d ".formatted(count(), channels, height, width);
      sha256.update(shape.getBytes(StandardCharsets.US_ASCII));
      pixels.addTo(sha256);
      ByteBuffer bytes = ByteBuffer.allocate(labels.length * Integer.BYTES);
      bytes.order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(labels);
      sha256.update(bytes.array());
      if (hasTargets()) {
        ByteBuffer numbers = ByteBuffer.allocate(targets.length * Float.BYTES);
        numbers.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(targets);
        sha256.update(numbers.array());
      }
      digest = Digests.hex(sha256);
    }
    return digest;
  }

  /** Returns the values of all images. */
  Pixels pixels() {
    return pixels;
  }
}
