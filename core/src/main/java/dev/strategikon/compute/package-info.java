/**
 * How the machine computes: threads, kernels and shards ({@link dev.strategikon.compute.Compute}),
 * and the fixed order of sums ({@link dev.strategikon.compute.Blocks}) that makes results the same
 * bits on all of them.
 */
package dev.strategikon.compute;
