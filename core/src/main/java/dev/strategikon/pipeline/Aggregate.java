package dev.strategikon.pipeline;

import dev.strategikon.geometry.LinearMap;
import dev.strategikon.rule.GeometryRule;

/**
 * What an aggregation gives.
 *
 * @param vector the aggregate, d floats, owned by the caller
 * @param weights the weight of each of the m vectors in it, where the pipeline ends in a {@link
 *     GeometryRule}; null otherwise
 * @param mixing what was done to the vectors before a coordinate rule; null where there was none
 */
public record Aggregate(float[] vector, double[] weights, LinearMap mixing) {}
