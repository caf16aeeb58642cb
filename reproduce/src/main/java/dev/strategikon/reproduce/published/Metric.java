package dev.strategikon.reproduce.published;

import java.util.Locale;

/** A quantity that the paper's figures draw by epoch. */
public enum Metric {
  /** Top-1 accuracy on the test set, from 0 to 1. */
  ACCURACY,
  /** Mean cross-entropy on the training set, in nats. */
  LOSS;

  /** Returns the name in files: lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
