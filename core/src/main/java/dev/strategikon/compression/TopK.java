package dev.strategikon.compression;

import dev.strategikon.compute.Compute;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.Arrays;
import java.util.List;

/**
 * The k coordinates of the largest magnitude (Aji and Heafield, EMNLP 2017), without error
 * feedback.
 *
 * @param share k/d, above 0 and at most 1
 */
public record TopK(double share) implements Compression {
  /** Its entry in the catalogue. */
  public static final Entry<Compression> ENTRY =
      new Entry<>(
          "top-k",
          "The coordinates of the largest magnitude; all others are 0.",
          "Aji and Heafield, EMNLP 2017",
          List.of(Parameter.optional("share", "0.01", "k/d, above 0 and at most 1")),
          new Guide(
              """
              c(x)_j = x_j for the k = share·d largest |x_j|, 0 for all others
              """,
              "Nothing. Of equal |x_j| the first are sent.",
              "k·(32 + ⌈log₂ d⌉) bits: values and indices. Four passes over x.",
              "With coordinate rules: where most honest workers send 0, the median is 0. It is"
                  + " biased, and nothing here feeds the error back."),
          arguments -> new TopK(arguments.number("share")));

  /** The keys are compared digit by digit, from the highest one. */
  private static final int DIGIT = 8;

  /**
   * Checks the range.
   *
   * @param share k/d, above 0 and at most 1
   * @throws IllegalArgumentException if it is out of range
   */
  public TopK {
    Share.check("top-k", share);
  }

  @Override
  public float[] compressed(float[] vector, CompressionDraws draws, Compute compute) {
    int missing = new Share(share).of(compute.shard().dimension(vector.length));
    int threshold = 0;
    for (int shift = Integer.SIZE - DIGIT; shift >= 0; shift -= DIGIT) {
      double[] counts = digits(vector, threshold, shift, compute);
      int digit = counts.length - 1;
      while (counts[digit] < missing) {
        missing -= (int) counts[digit--];
      }
      threshold |= digit << shift;
    }
    return above(vector, threshold, missing - tiesBefore(vector, threshold, compute));
  }

  /** Returns how many of the coordinates with the same higher digits have each digit. */
  private static double[] digits(float[] vector, int higher, int shift, Compute compute) {
    double[] own = new double[1 << DIGIT];
    for (float value : vector) {
      int key = key(value);
      if (shift + DIGIT == Integer.SIZE || key >>> (shift + DIGIT) == higher >>> (shift + DIGIT)) {
        own[key >>> shift & (own.length - 1)]++;
      }
    }
    double[] all = new double[own.length];
    for (double[] shard : compute.shard().gather(own)) {
      Arrays.setAll(all, digit -> all[digit] + shard[digit]);
    }
    return all;
  }

  /** Returns how many coordinates of the shards before this one have the threshold's magnitude. */
  private static int tiesBefore(float[] vector, int threshold, Compute compute) {
    int from = compute.shard().from();
    double own = 0;
    for (float value : vector) {
      own += key(value) == threshold ? 1 : 0;
    }
    double before = 0;
    for (double[] shard : compute.shard().gather(new double[] {from, own})) {
      before += shard[0] < from ? shard[1] : 0;
    }
    return (int) before;
  }

  /** Returns what is above the threshold, and the first so many that have its magnitude. */
  private static float[] above(float[] vector, int threshold, int ties) {
    float[] kept = new float[vector.length];
    int left = ties;
    for (int j = 0; j < kept.length; j++) {
      int key = key(vector[j]);
      if (key > threshold || (key == threshold && left-- > 0)) {
        kept[j] = vector[j];
      }
    }
    return kept;
  }

  /** Returns a number that is in the order of the magnitudes. */
  private static int key(float value) {
    return Float.floatToRawIntBits(value) & Integer.MAX_VALUE;
  }

  @Override
  public long bits(int dimension) {
    return (long) new Share(share).of(dimension) * (Float.SIZE + Share.indexBits(dimension));
  }
}
