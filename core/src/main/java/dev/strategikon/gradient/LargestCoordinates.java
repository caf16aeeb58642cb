package dev.strategikon.gradient;

import dev.strategikon.compute.Compute;
import java.util.Arrays;

/**
 * The coordinates of the largest magnitude of several vectors, exactly: of equal magnitudes the
 * first are taken. The magnitudes are counted digit by digit, from the highest one, so that shards
 * exchange counts alone: five times, however many vectors there are.
 */
public final class LargestCoordinates {
  private static final int DIGIT_BITS = 8;
  private static final int DIGITS = 1 << DIGIT_BITS;

  private LargestCoordinates() {}

  /**
   * Returns vectors in which only the largest coordinates are left.
   *
   * @param vectors finite, of one length, only read; on a shard its own coordinates
   * @param count how many coordinates of each vector are kept, from 1 to d
   * @param compute threads and shard; they change no bit of the answer
   * @return new vectors of the same length, 0 where a coordinate is not kept
   */
  public static float[][] keep(float[][] vectors, int count, Compute compute) {
    int[] thresholds = new int[vectors.length];
    int[] missing = new int[vectors.length];
    Arrays.fill(missing, count);
    for (int shift = Integer.SIZE - DIGIT_BITS; shift >= 0; shift -= DIGIT_BITS) {
      double[] counts = digits(vectors, thresholds, shift, compute);
      for (int i = 0; i < vectors.length; i++) {
        int digit = DIGITS - 1;
        while (counts[i * DIGITS + digit] < missing[i]) {
          missing[i] -= (int) counts[i * DIGITS + digit--];
        }
        thresholds[i] |= digit << shift;
      }
    }
    double[] before = tiesBefore(vectors, thresholds, compute);
    float[][] kept = new float[vectors.length][];
    compute.forEach(
        kept.length, i -> kept[i] = above(vectors[i], thresholds[i], missing[i] - (int) before[i]));
    return kept;
  }

  /**
   * Returns how many coordinates of each vector, of those with the same higher digits as its
   * threshold, have each digit.
   */
  private static double[] digits(float[][] vectors, int[] thresholds, int shift, Compute compute) {
    double[] own = new double[vectors.length * DIGITS];
    compute.forEach(
        vectors.length,
        i -> {
          int known = shift + DIGIT_BITS;
          for (float value : vectors[i]) {
            int key = key(value);
            if (known == Integer.SIZE || key >>> known == thresholds[i] >>> known) {
              own[i * DIGITS + (key >>> shift & (DIGITS - 1))]++;
            }
          }
        });
    double[] all = new double[own.length];
    for (double[] shard : compute.shard().gather(own)) {
      Arrays.setAll(all, k -> all[k] + shard[k]);
    }
    return all;
  }

  /**
   * Returns for each vector how many coordinates of the shards before this one have the threshold's
   * magnitude.
   */
  private static double[] tiesBefore(float[][] vectors, int[] thresholds, Compute compute) {
    int m = vectors.length;
    int from = compute.shard().from();
    double[] own = new double[m + 1];
    own[m] = from;
    compute.forEach(
        m,
        i -> {
          int ties = 0;
          for (float value : vectors[i]) {
            ties += key(value) == thresholds[i] ? 1 : 0;
          }
          own[i] = ties;
        });
    double[] before = new double[m];
    for (double[] shard : compute.shard().gather(own)) {
      if (shard[m] < from) {
        Arrays.setAll(before, i -> before[i] + shard[i]);
      }
    }
    return before;
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
}
