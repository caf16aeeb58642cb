package dev.strategikon.audit.limit;

import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;

/** The inner product of two vectors, in double. */
final class InnerProduct {
  private InnerProduct() {}

  /**
   * Returns ⟨a, b⟩.
   *
   * @param a d floats, only read; on a shard its own coordinates
   * @param b d floats, only read
   */
  static double of(float[] a, float[] b, Compute compute) {
    return Blocks.sum(
        a.length,
        1,
        compute,
        (from, to, leaf) -> {
          double sum = 0;
          for (int j = from; j < to; j++) {
            sum += (double) a[j] * b[j];
          }
          leaf[0] = sum;
        })[0];
  }
}
