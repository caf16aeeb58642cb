package dev.strategikon.dataset;

import java.util.Arrays;
import java.util.Objects;

/**
 * Maps values to the inputs of a network: (v − mean_c) / std_c, for every channel c, where v is
 * p/255 of a byte p, and a float itself. The mean and the standard deviation (over n, not n − 1)
 * are those of some images, or 0 and 1. A channel whose deviation is 0 maps to 0.
 */
public final class Normalisation {
  /** With more channels they are features, and a table of 256 floats for each costs too much. */
  private static final int MOST_TABLES = 16;

  private final double[] means;
  private final double[] deviations;
  private final double[] scales;
  private final float[][] tables;

  private Normalisation(double[] means, double[] deviations) {
    this.means = means;
    this.deviations = deviations;
    scales =
        Arrays.stream(deviations).map(deviation -> deviation > 0 ? 1 / deviation : 0).toArray();
    tables = new float[means.length <= MOST_TABLES ? means.length : 0][];
    for (int channel = 0; channel < tables.length; channel++) {
      tables[channel] = BytePixels.table(means[channel], scales[channel]);
    }
  }

  /**
   * {@return v itself, p/255 of a byte: the mean 0 and the deviation 1 of each channel}
   *
   * @param channels C, at least 1
   */
  public static Normalisation unit(int channels) {
    double[] ones = new double[channels];
    Arrays.fill(ones, 1);
    return new Normalisation(new double[channels], ones);
  }

  /**
   * Measures images.
   *
   * @param images at least one; all are read
   * @return the mean and the standard deviation of each channel
   * @throws IllegalArgumentException if there are none
   */
  public static Normalisation of(Images images) {
    if (images.count() == 0) {
      throw new IllegalArgumentException("The mean of no images is not defined");
    }
    double[] means = new double[images.channels()];
    double[] deviations = new double[images.channels()];
    int plane = images.height() * images.width();
    for (int channel = 0; channel < images.channels(); channel++) {
      Pixels.Moments moments =
          images.pixels().moments(channel * plane, plane, images.pixelsPerImage());
      means[channel] = moments.mean();
      deviations[channel] = moments.deviation();
    }
    return new Normalisation(means, deviations);
  }

  /** {@return the number of channels that an image must have} */
  public int channels() {
    return means.length;
  }

  /**
   * {@return the mean of a channel; of bytes on the scale 0 to 1}
   *
   * @param channel its index, from 0
   */
  public double mean(int channel) {
    return means[channel];
  }

  /**
   * {@return the standard deviation of a channel; of bytes on the scale 0 to 1}
   *
   * @param channel its index, from 0
   */
  public double deviation(int channel) {
    return deviations[channel];
  }

  /**
   * {@return what a value is mapped to}
   *
   * @param channel its channel, from 0
   * @param value v; of bytes on the scale 0 to 1
   */
  public float of(int channel, double value) {
    return (float) ((value - means[channel]) * scales[channel]);
  }

  /**
   * Writes one image, normalised, in the order (C, H, W).
   *
   * @param images which have {@link #channels()} channels
   * @param index the image, from 0
   * @param out takes {@link Images#pixelsPerImage()} floats
   * @param offset where in out the first one goes
   * @throws IllegalArgumentException if the images have another number of channels
   * @throws IndexOutOfBoundsException if there is no such image or out is too short
   */
  public void copy(Images images, int index, float[] out, int offset) {
    if (images.channels() != channels()) {
      throw new IllegalArgumentException(
          "The normalisation is of %d channels, the images have %d"
              .formatted(channels(), images.channels()));
    }
    Objects.checkIndex(index, images.count());
    Objects.checkFromIndexSize(offset, images.pixelsPerImage(), out.length);
    int plane = images.height() * images.width();
    int from = index * images.pixelsPerImage();
    for (int channel = 0; channel < means.length; channel++) {
      int first = from + channel * plane;
      int to = offset + channel * plane;
      if (channel < tables.length && images.pixels() instanceof BytePixels bytes) {
        bytes.copy(first, plane, tables[channel], out, to);
      } else {
        images.pixels().copy(first, plane, means[channel], scales[channel], out, to);
      }
    }
  }
}
