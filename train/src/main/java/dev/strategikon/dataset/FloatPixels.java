package dev.strategikon.dataset;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Values that stand for themselves.
 *
 * @param values all finite; not copied
 */
record FloatPixels(float[] values) implements Pixels {
  private static final int CHUNK = 1 << 14;

  @Override
  public int length() {
    return values.length;
  }

  @Override
  public long bytes() {
    return (long) values.length * Float.BYTES;
  }

  @Override
  public Pixels select(int[] images, int perImage) {
    float[] selected = new float[images.length * perImage];
    for (int i = 0; i < images.length; i++) {
      System.arraycopy(values, images[i] * perImage, selected, i * perImage, perImage);
    }
    return new FloatPixels(selected);
  }

  @Override
  public Pixels channelsFirst(int channels, int plane) {
    float[] ordered = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      int pixel = i / channels;
      ordered[(pixel / plane * channels + i % channels) * plane + pixel % plane] = values[i];
    }
    return new FloatPixels(ordered);
  }

  /** One value throughout has no deviation at all, although its mean is rounded. */
  @Override
  public Moments moments(int first, int plane, int perImage) {
    int images = values.length / perImage;
    double size = (double) images * plane;
    double sum = 0;
    boolean constant = true;
    for (int start = first; start < values.length; start += perImage) {
      for (int i = start; i < start + plane; i++) {
        sum += values[i];
        constant &= values[i] == values[first];
      }
    }
    if (constant) {
      return new Moments(values[first], 0);
    }
    double mean = sum / size;
    double squares = 0;
    for (int start = first; start < values.length; start += perImage) {
      for (int i = start; i < start + plane; i++) {
        squares += (values[i] - mean) * (values[i] - mean);
      }
    }
    return new Moments(mean, Math.sqrt(squares / size));
  }

  @Override
  public void copy(int from, int count, double mean, double scale, float[] out, int to) {
    for (int i = 0; i < count; i++) {
      out[to + i] = (float) ((values[from + i] - mean) * scale);
    }
  }

  @Override
  public void addTo(MessageDigest digest) {
    digest.update("float32".getBytes(StandardCharsets.US_ASCII));
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < values.length; from += CHUNK) {
      int count = Math.min(CHUNK, values.length - from);
      buffer.clear();
      buffer.asFloatBuffer().put(values, from, count);
      digest.update(buffer.array(), 0, count * Float.BYTES);
    }
  }
}
