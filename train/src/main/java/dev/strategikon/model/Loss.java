package dev.strategikon.model;

import java.util.Locale;

/** What a training makes small, as a mean over images. */
public enum Loss {
  /** −log of the probability that softmax gives to the label, in nats. */
  CROSS_ENTROPY,

  /**
   * The mean over the outputs of (output − target)², as PyTorch's {@code MSELoss}. The targets of a
   * label are 1 for its own output and 0 for all others.
   */
  SQUARED_ERROR;

  /** Returns the name used in files: {@code cross-entropy} or {@code squared-error}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
