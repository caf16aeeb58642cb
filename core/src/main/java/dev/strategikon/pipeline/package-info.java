/**
 * Pipelines of pre-aggregators and a rule: their specs ({@link dev.strategikon.pipeline.Rules}) and
 * their computation ({@link dev.strategikon.pipeline.Aggregator}).
 */
package dev.strategikon.pipeline;
