package dev.strategikon.audit;

import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;
import java.io.Serializable;

/**
 * How an aggregate A lies to a reference gradient r. The sign of the inner product is what counts
 * for descent (Definition 4 of the paper): the step x − γ·A goes downhill only where it is
 * positive.
 *
 * @param innerProduct ⟨r, A⟩
 * @param referenceNorm ‖r‖
 * @param aggregateNorm ‖A‖
 */
public record Alignment(double innerProduct, double referenceNorm, double aggregateNorm)
    implements Serializable {
  /**
   * Measures two vectors of the same length, in double, with the same bits on any number of
   * threads.
   *
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

  /** Returns the cosine of the angle between the two; NaN if one of them is zero. */
  public double cosine() {
    return innerProduct / (referenceNorm * aggregateNorm);
  }
}
