package dev.strategikon.bench;

import dev.strategikon.compute.Compute;
import dev.strategikon.pipeline.Aggregator;

/**
 * What one row of the table measures.
 *
 * @param rule a rule's spec or a pipeline
 * @param q the declared number of Byzantine vectors
 * @param kernels the kernels' name, scalar or simd
 */
record Case(String rule, int m, int q, int d, int threads, String kernels) {
  Compute compute() {
    return new Compute(threads, KernelSets.named(kernels));
  }

  Aggregator aggregator() {
    return Aggregator.parse(rule);
  }

  /** Returns the size of the vectors in bytes. */
  long inputBytes() {
    return (long) m * d * Float.BYTES;
  }

  /** Returns whether two cases read the same vectors. */
  boolean sharesVectorsWith(Case other) {
    return m == other.m && d == other.d;
  }
}
