package dev.strategikon.dataset;

import java.util.Arrays;
import java.util.Objects;

/**
 * Maps bytes to the inputs of a network: (p/255 − mean_c) / std_c, for every channel c. The mean
 * and the standard deviation (over n, not n − 1) are those of some images, or 0 and 1. A channel
 * whose deviation is 0 maps to 0. Holds 256 floats for each channel.
 */
public final class Normalisation {
  private static final int VALUES = 256;

  private final double[] means;
  private final double[] deviations;
  private final float[][] tables;

  private Normalisation(double[] means, double[] deviations) {
    this.means = means;
    this.deviations = deviations;
    tables = new float[means.length][VALUES];
    for (int channel = 0; channel < means.length; channel++) {
      double scale = deviations[channel] > 0 ? 1 / deviations[channel] : 0;
      for (int value = 0; value < VALUES; value++) {
        tables[channel][value] = (float) ((value / 255.0 - means[channel]) * scale);
      }
    }
  }

  /** {@return p/255: the mean 0 and the deviation 1 of each channel} */
  public static Normalisation unit(int channels) {
    double[] ones = new double[channels];
    Arrays.fill(ones, 1);
    return new Normalisation(new double[channels], ones);
  }

  /**
   * Measures images, in one pass.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Normalisation of(Images images) {
    if (images.count() == 0) {
      throw new IllegalArgumentException("The mean of no images is not defined");
    }
    double[] means = new double[images.channels()];
    double[] deviations = new double[images.channels()];
    for (int channel = 0; channel < images.channels(); channel++) {
      // Counts are exact, so the result does not depend on the order of the images.
      long[] counts = counts(images, channel);
      double size = (double) images.count() * images.height() * images.width();
      double sum = 0;
      for (int value = 0; value < VALUES; value++) {
        sum += counts[value] * (value / 255.0);
      }
      means[channel] = sum / size;
      double squares = 0;
      for (int value = 0; value < VALUES; value++) {
        double distance = value / 255.0 - means[channel];
        squares += counts[value] * distance * distance;
      }
      deviations[channel] = Math.sqrt(squares / size);
    }
    return new Normalisation(means, deviations);
  }

  private static long[] counts(Images images, int channel) {
    byte[] pixels = images.pixels();
    int plane = images.height() * images.width();
    long[] counts = new long[VALUES];
    for (int image = 0; image < images.count(); image++) {
      int start = image * images.pixelsPerImage() + channel * plane;
      for (int i = start; i < start + plane; i++) {
        counts[pixels[i] & 0xFF]++;
      }
    }
    return counts;
  }

  /** {@return the number of channels that an image must have} */
  public int channels() {
    return means.length;
  }

  /** {@return the mean of a channel, on the scale 0 to 1} */
  public double mean(int channel) {
    return means[channel];
  }

  /** {@return the standard deviation of a channel, on the scale 0 to 1} */
  public double deviation(int channel) {
    return deviations[channel];
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
    byte[] pixels = images.pixels();
    int plane = images.height() * images.width();
    int from = index * images.pixelsPerImage();
    int to = offset;
    for (float[] table : tables) {
      for (int i = 0; i < plane; i++) {
        out[to + i] = table[pixels[from + i] & 0xFF];
      }
      from += plane;
      to += plane;
    }
  }
}
