package dev.strategikon.dataset;

import java.util.Locale;

/** By what pixels are normalised. */
public enum PixelScale {
  /** By the mean and the standard deviation of each channel of the training images. */
  BY_CHANNEL {
    @Override
    public Normalisation of(Images train) {
      return Normalisation.of(train);
    }
  },

  /** By 255 alone: every value is in [0, 1]. */
  UNIT {
    @Override
    public Normalisation of(Images train) {
      return Normalisation.unit(train.channels());
    }
  };

  /**
   * Returns the normalisation.
   *
   * @param train the training images
   */
  public abstract Normalisation of(Images train);

  /** Returns the name used in files: lower case, with hyphens. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
