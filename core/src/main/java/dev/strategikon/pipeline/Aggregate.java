package dev.strategikon.pipeline;

import dev.strategikon.geometry.LinearMap;
import dev.strategikon.rule.LayerRule;
import dev.strategikon.rule.RuleMemory;

/**
 * The result of an aggregation.
 *
 * @param vector the aggregate, d floats, owned by the caller
 * @param weights the weights of the m vectors before any guard, if the rule weighs vectors; of a
 *     {@link LayerRule} their mean over the coordinates; null if it does not
 * @param mixing the map of the vectors before a coordinate rule; null if there was none
 * @param memory what the rule remembers for the next step; {@link RuleMemory#NONE} if nothing
 */
public record Aggregate(float[] vector, double[] weights, LinearMap mixing, RuleMemory memory) {
  /** The aggregate of a rule that remembers nothing. */
  Aggregate(float[] vector, double[] weights, LinearMap mixing) {
    this(vector, weights, mixing, RuleMemory.NONE);
  }
}
