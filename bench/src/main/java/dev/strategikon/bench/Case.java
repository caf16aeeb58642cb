package dev.strategikon.bench;

import dev.strategikon.compute.Compute;
import dev.strategikon.pipeline.Aggregator;

/**
 * One row of the table.
 *
 * @param rule a rule's spec or a pipeline
 * @param q what the rule is told
 * @param kernels their name, scalar or simd
 */
record Case(String rule, int m, int q, int d, int threads, String kernels) {
  Compute compute() {
    return new Compute(threads, KernelSets.named(kernels));
  }

  Aggregator aggregator() {
    return Aggregator.parse(rule);
  }

  /** Returns the bytes of the vectors. */
  long inputBytes() {
    return (long) m * d * Float.BYTES;
  }

  /** Returns whether two cases read the same vectors. */
  boolean sharesVectorsWith(Case other) {
    return m == other.m && d == other.d;
  }
}
