package dev.strategikon.audit;

import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;
import java.io.Serializable;

/**
 * The inner product of an aggregate A and a reference gradient r, and their norms. The sign of the
 * inner product decides about descent (Definition 4 of the paper): for a small γ the step x − γ·A
 * descends only if it is positive.
 *
 * @param innerProduct ⟨r, A⟩
 * @param referenceNorm ‖r‖
 * @param aggregateNorm ‖A‖
 */
public record Alignment(double innerProduct, double referenceNorm, double aggregateNorm)
    implements Serializable {
  /**
   * Computes the alignment of two vectors, in double, with the same bits on any number of threads
   * and shards.
   *
   * @param reference r, d floats, only read
   * @param aggregate A, d floats, only read
   * @param compute threads and shard
   * @return the alignment
   * @throws IllegalArgumentException if the lengths differ
   */
  public static Alignment of(float[] reference, float[] aggregate, Compute compute) {
    if (reference.length != aggregate.length) {
      throw new IllegalArgumentException(
          "The reference has %d coordinates, the aggregate %d"
              .formatted(reference.length, aggregate.length));
    }
    double[] sums =
        Blocks.sum(
            reference.length,
            3,
            compute,
            (from, to, leaf) -> {
              double product = 0;
              double r = 0;
              double a = 0;
              for (int j = from; j < to; j++) {
                product += (double) reference[j] * aggregate[j];
                r += (double) reference[j] * reference[j];
                a += (double) aggregate[j] * aggregate[j];
              }
              leaf[0] = product;
              leaf[1] = r;
              leaf[2] = a;
            });
    return new Alignment(sums[0], Math.sqrt(sums[1]), Math.sqrt(sums[2]));
  }

  /** {@return the cosine of the angle between the vectors; NaN if one of them is zero} */
  public double cosine() {
    return innerProduct / (referenceNorm * aggregateNorm);
  }
}
