package dev.strategikon.split;

import java.util.Locale;

/** Who receives the parts into which a {@link Split} divides the training images. */
public enum Receivers {
  /** All m workers, a part each. */
  ALL,

  /**
   * The honest workers alone, a part each, while the Byzantine ones take from all images. It needs
   * Byzantine workers who stay the same. Karimireddy, He and Jaggi (ICLR 2022) do this.
   */
  HONEST;

  /** Returns the name used in files: lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
