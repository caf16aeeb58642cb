/**
 * The interfaces of rules. A {@link dev.strategikon.rule.CoordinateRule} sees one coordinate of all
 * m vectors at a time. A {@link dev.strategikon.rule.GeometryRule} sees the vectors only through
 * their pairwise geometry and returns weights. A {@link dev.strategikon.rule.SelectionRule} does
 * one after the other. The rules themselves are in the sub-packages. {@link
 * dev.strategikon.pipeline.Aggregator} applies them to data.
 */
package dev.strategikon.rule;
