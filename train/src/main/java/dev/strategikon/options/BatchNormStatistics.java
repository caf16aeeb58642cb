package dev.strategikon.options;

import java.util.Locale;

/** By which mean and variance an evaluation normalises where the network has batch norm. */
public enum BatchNormStatistics {
  /**
   * Those of x on 500 fixed training images ("precise batch norm", Wu and Johnson 2021, arXiv
   * 2105.07576).
   */
  CALIBRATED,

  /**
   * Running averages: after each worker's pass, in the workers' order, r ← 0.9·r + 0.1·(the mean
   * and variance of its minibatch), from mean 0 and variance 1. This is what a network that all
   * workers share does, as in the authors' code. All m workers' passes count, on true labels.
   */
  RUNNING;

  /** Returns the name used in files: lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
