/**
 * The cost of rules and kernels: JMH benchmarks, and {@link dev.strategikon.bench.Table}, which
 * times rules beside the mean and names their bottlenecks.
 */
package dev.strategikon.bench;
