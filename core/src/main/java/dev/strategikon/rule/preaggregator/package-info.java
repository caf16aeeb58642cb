/**
 * Pre-aggregators: linear maps on worker space, applied before the rule and computed from the
 * geometry.
 */
package dev.strategikon.rule.preaggregator;
