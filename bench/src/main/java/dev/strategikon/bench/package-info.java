/**
 * What rules and kernels cost: JMH benchmarks, and {@link dev.strategikon.bench.Table}, which times
 * rules beside the mean and says what bounds them.
 */
package dev.strategikon.bench;
