package dev.strategikon.dataset;

import java.security.MessageDigest;

/** The values of all images of a set, in the order (image, C, H, W). Only read. */
sealed interface Pixels permits BytePixels, FloatPixels {
  /** Returns how many values there are. */
  int length();

  /** Returns their size in memory, in bytes. */
  long bytes();

  /** Returns some images, in the given order. */
  Pixels select(int[] images, int perImage);

  /**
   * Returns values that stand pixel by pixel, channel by channel.
   *
   * @param plane how many pixels an image has
   */
  Pixels channelsFirst(int channels, int plane);

  /**
   * Measures one channel.
   *
   * @param first the channel's first value in the first image
   * @param plane how many values an image has of it
   * @param perImage how many values an image has
   */
  Moments moments(int first, int plane, int perImage);

  /**
   * Writes values that follow one another, as (v − mean) · scale.
   *
   * @param from the first
   * @param count how many
   */
  void copy(int from, int count, double mean, double scale, float[] out, int to);

  /** Adds type and values. */
  void addTo(MessageDigest digest);

  /** The mean and the standard deviation, over n and not n − 1. */
  record Moments(double mean, double deviation) {}
}
