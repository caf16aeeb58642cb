package dev.strategikon.options;

import dev.strategikon.model.DropoutKey;
import dev.strategikon.model.Initialisation;
import dev.strategikon.model.Loss;

/**
 * How a network begins, what its training makes small, and how it is evaluated.
 *
 * @param initialisation how its initial parameters are drawn
 * @param statistics by what an evaluation normalises; ignored without batch norm
 * @param masks whose the masks of dropout are; ignored without dropout
 * @param loss of which gradients are computed
 */
public record NetworkOptions(
    Initialisation initialisation,
    BatchNormStatistics statistics,
    DropoutKey.Masks masks,
    Loss loss) {
  /**
   * Options of a classifier whose masks are fresh.
   *
   * @param initialisation how its initial parameters are drawn
   * @param statistics by what an evaluation normalises; ignored without batch norm
   */
  public NetworkOptions(Initialisation initialisation, BatchNormStatistics statistics) {
    this(initialisation, statistics, DropoutKey.Masks.FRESH, Loss.CROSS_ENTROPY);
  }
}
