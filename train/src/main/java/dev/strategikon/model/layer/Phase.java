package dev.strategikon.model.layer;

import ai.djl.ndarray.NDArray;

/**
 * The operations that differ between training, calibration and evaluation: batch normalisation and
 * dropout.
 */
interface Phase {
  /**
   * Applies a batch normalisation; the calls come in the network's order.
   *
   * @param weight multiplies each normalised channel
   * @param bias is added to each
   */
  NDArray normalise(NDArray input, NDArray weight, NDArray bias);

  /** Applies a dropout, which is the identity unless the network trains. */
  default NDArray drop(PlacedLayer placed, Layer.Dropout dropout, NDArray input) {
    return input;
  }
}
