package dev.strategikon.model.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.norm.BatchNorm;

/** Normalises a batch by its own statistics or by given ones. */
final class BatchNormalisation {
  private BatchNormalisation() {}

  /**
   * Normalises by the batch's own statistics, and writes them.
   *
   * @param mean receives the batch's mean
   * @param variance receives the batch's unbiased variance
   */
  static NDArray byBatch(
      NDArray input, NDArray mean, NDArray variance, NDArray weight, NDArray bias) {
    // With momentum 0 the running averages become the batch's statistics.
    return apply(input, mean, variance, weight, bias, true);
  }

  /** Normalises by given statistics. */
  static NDArray byStatistics(
      NDArray input, NDArray mean, NDArray variance, NDArray weight, NDArray bias) {
    return apply(input, mean, variance, weight, bias, false);
  }

  private static NDArray apply(
      NDArray input,
      NDArray mean,
      NDArray variance,
      NDArray weight,
      NDArray bias,
      boolean training) {
    float epsilon = Layer.BatchNorm.EPSILON;
    return BatchNorm.batchNorm(input, mean, variance, weight, bias, -1, 0, epsilon, training)
        .singletonOrThrow();
  }
}
