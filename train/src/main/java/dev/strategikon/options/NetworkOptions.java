package dev.strategikon.options;

import dev.strategikon.model.DropoutKey;
import dev.strategikon.model.Initialisation;

/**
 * How a network begins and how it is evaluated.
 *
 * @param initialisation how its initial parameters are drawn
 * @param statistics by what an evaluation normalises; ignored without batch norm
 * @param masks whose the masks of dropout are; ignored without dropout
 */
public record NetworkOptions(
    Initialisation initialisation, BatchNormStatistics statistics, DropoutKey.Masks masks) {
  /**
   * Options of a network whose masks are fresh.
   *
   * @param initialisation how its initial parameters are drawn
   * @param statistics by what an evaluation normalises; ignored without batch norm
   */
  public NetworkOptions(Initialisation initialisation, BatchNormStatistics statistics) {
    this(initialisation, statistics, DropoutKey.Masks.FRESH);
  }
}
