package dev.strategikon.options;

import java.util.Locale;

/** In which order the workers take training images. */
public enum MinibatchOrder {
  /** Each image of a minibatch is drawn anew from the worker's part, as the paper's text says. */
  IID,

  /**
   * Pass after pass over the images: in each pass every image is taken once, in an order drawn by
   * (seed, pass). Workers with the same part share its passes and take their minibatches in turn; a
   * minibatch may take the end of a pass and the begin of the next. The authors' code does this.
   * {@link Minibatching#passSteps} breaks passes off.
   */
  SHUFFLED;

  /** Returns the name used in files: lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
