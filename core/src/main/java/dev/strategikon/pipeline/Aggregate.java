package dev.strategikon.pipeline;

import dev.strategikon.geometry.LinearMap;
import dev.strategikon.rule.GeometryRule;

/**
 * The result of an aggregation.
 *
 * @param vector the aggregate, d floats, owned by the caller
 * @param weights the weights of the m vectors before any guard, if the pipeline ends in a {@link
 *     GeometryRule}; null otherwise
 * @param mixing the map of the vectors before a coordinate rule; null if there was none
 */
public record Aggregate(float[] vector, double[] weights, LinearMap mixing) {}
