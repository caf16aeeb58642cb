package dev.strategikon.dataset;

import java.util.Locale;

/** By what pixels are normalised. */
public enum PixelScale {
  /** By the mean and the standard deviation of each channel of the training images. */
  BY_CHANNEL,

  /** By 255 alone: every value is in [0, 1]. */
  UNIT;

  /** Returns the name used in files: lower case, with hyphens. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
