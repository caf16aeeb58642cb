/**
 * How results are computed: threads, kernels and shards ({@link dev.strategikon.compute.Compute}).
 * Sums have a fixed order ({@link dev.strategikon.compute.Blocks}), so that the results have the
 * same bits on any number of threads and shards.
 */
package dev.strategikon.compute;
