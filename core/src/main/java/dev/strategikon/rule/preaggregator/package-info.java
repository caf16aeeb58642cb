/**
 * What is done to the vectors before the rule: linear maps on worker space, read off the geometry.
 */
package dev.strategikon.rule.preaggregator;
