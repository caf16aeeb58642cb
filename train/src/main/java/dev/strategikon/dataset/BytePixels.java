package dev.strategikon.dataset;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Values from 0 to 255 that stand for p/255.
 *
 * @param values not copied
 */
record BytePixels(byte[] values) implements Pixels {
  private static final int KINDS = 256;

  @Override
  public int length() {
    return values.length;
  }

  @Override
  public long bytes() {
    return values.length;
  }

  @Override
  public Pixels select(int[] images, int perImage) {
    byte[] selected = new byte[images.length * perImage];
    for (int i = 0; i < images.length; i++) {
      System.arraycopy(values, images[i] * perImage, selected, i * perImage, perImage);
    }
    return new BytePixels(selected);
  }

  @Override
  public Pixels channelsFirst(int channels, int plane) {
    byte[] ordered = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      int pixel = i / channels;
      ordered[(pixel / plane * channels + i % channels) * plane + pixel % plane] = values[i];
    }
    return new BytePixels(ordered);
  }

  /** Counts are exact, so the moments do not depend on the order of the images. */
  @Override
  public Moments moments(int first, int plane, int perImage) {
    long[] counts = new long[KINDS];
    for (int start = first; start < values.length; start += perImage) {
      for (int i = start; i < start + plane; i++) {
        counts[values[i] & 0xFF]++;
      }
    }
    int images = values.length / perImage;
    double size = (double) images * plane;
    double sum = 0;
    for (int value = 0; value < KINDS; value++) {
      sum += counts[value] * (value / 255.0);
    }
    double mean = sum / size;
    double squares = 0;
    for (int value = 0; value < KINDS; value++) {
      double distance = value / 255.0 - mean;
      squares += counts[value] * distance * distance;
    }
    return new Moments(mean, Math.sqrt(squares / size));
  }

  @Override
  public void copy(int from, int count, double mean, double scale, float[] out, int to) {
    for (int i = 0; i < count; i++) {
      out[to + i] = normalised(values[from + i] & 0xFF, mean, scale);
    }
  }

  /** Writes values by a table of what each of the 256 is normalised to. */
  void copy(int from, int count, float[] table, float[] out, int to) {
    for (int i = 0; i < count; i++) {
      out[to + i] = table[values[from + i] & 0xFF];
    }
  }

  /** Returns the table. */
  static float[] table(double mean, double scale) {
    float[] table = new float[KINDS];
    for (int value = 0; value < KINDS; value++) {
      table[value] = normalised(value, mean, scale);
    }
    return table;
  }

  private static float normalised(int value, double mean, double scale) {
    return (float) ((value / 255.0 - mean) * scale);
  }

  @Override
  public void addTo(MessageDigest digest) {
    digest.update("uint8".getBytes(StandardCharsets.US_ASCII));
    digest.update(values);
  }
}
