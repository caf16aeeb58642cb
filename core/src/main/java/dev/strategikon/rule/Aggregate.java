package dev.strategikon.rule;

/**
 * What an aggregation gives.
 *
 * @param vector the aggregate, d floats, owned by the caller
 * @param weights the weight of each of the m vectors in it, where the rule is a {@link
 *     GeometryRule}; null otherwise
 */
public record Aggregate(float[] vector, double[] weights) {}
