/**
 * Aggregation rules. Every rule is one of two kinds: a {@link dev.strategikon.rule.CoordinateRule}
 * sees one coordinate of all m vectors at a time, a {@link dev.strategikon.rule.GeometryRule} sees
 * the vectors only through their pairwise geometry and answers with weights. {@link
 * dev.strategikon.rule.Aggregator} applies either to data.
 */
package dev.strategikon.rule;
