package dev.strategikon.rule.weighting;

import dev.strategikon.compute.Compute;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.gradient.Gradients;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The median worker of a safeguard's window: the one with the smallest radius that has more than
 * half of all workers, itself included; of equal ones the first. If fewer are trusted, all of them.
 */
final class MedianWorker {
  /** The relative difference up to which rounding of the sums may separate equal distances. */
  private static final double ROUNDING = 1e-5;

  private final int[] good;
  private final Geometry geometry;
  private final int median;
  private final double radius;

  /**
   * Finds the median worker.
   *
   * @param sums one for each worker, finite, only read; on a shard its own coordinates
   * @param good the workers that are trusted, at least one
   */
  MedianWorker(float[][] sums, int[] good, Compute compute) {
    this.good = good;
    this.geometry =
        Geometry.of(
            Gradients.of(Arrays.stream(good).mapToObj(i -> sums[i]).toArray(float[][]::new)),
            compute);
    int most = Math.min(good.length, sums.length / 2 + 1);
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < good.length; i++) {
      double[] squared = geometry.squaredDistancesFrom(i);
      Arrays.sort(squared);
      if (squared[most - 1] < least * (1 - ROUNDING)) {
        least = squared[most - 1];
        best = i;
      }
    }
    this.median = best;
    this.radius = Math.sqrt(least);
  }

  /**
   * Removes the workers who are farther from the median worker than twice a threshold.
   *
   * @param threshold empty for the median worker's radius
   * @param trusted for each worker, whether it is trusted; written
   */
  void removeFar(OptionalDouble threshold, boolean[] trusted) {
    double most = 2 * threshold.orElse(radius) * (1 + ROUNDING);
    for (int i = 0; i < good.length; i++) {
      if (Math.sqrt(geometry.squaredDistance(median, i)) > most) {
        trusted[good[i]] = false;
      }
    }
  }
}
