package dev.strategikon.model;

import java.util.Locale;

/** Whose random numbers the masks of dropout are. */
public enum DropoutMasks {
  /** Each worker's own, new in each step. */
  FRESH,

  /**
   * One set for a run: all workers drop the same units at the same place of their minibatch, in all
   * steps. This happens in code that restores its random state after each gradient, as that of
   * Karimireddy, He and Jaggi (ICLR 2022) does.
   */
  REPEATED;

  /** Returns the name used in files: lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
