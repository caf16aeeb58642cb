package dev.strategikon.options;

import dev.strategikon.model.Initialisation;

/**
 * How a network begins and how it is evaluated.
 *
 * @param initialisation how its initial parameters are drawn
 * @param statistics by what an evaluation normalises; ignored without batch norm
 */
public record NetworkOptions(Initialisation initialisation, BatchNormStatistics statistics) {}
