/**
 * Pipelines of pre-aggregators and a rule: how they are named ({@link
 * dev.strategikon.pipeline.Rules}) and computed ({@link dev.strategikon.pipeline.Aggregator}).
 */
package dev.strategikon.pipeline;
