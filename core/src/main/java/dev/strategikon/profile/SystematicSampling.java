package dev.strategikon.profile;

import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;
import java.util.Arrays;

/**
 * Systematic sampling of coordinates with unequal probabilities. All d coordinates are laid end to
 * end, each as long as |r_j| plus a floor. Draws are at equal distances on this scale; the first is
 * half a distance from the beginning. Not safe for use by several threads.
 */
final class SystematicSampling {
  /** The floor, as a share of the mean of |r|. It gives every coordinate a positive probability. */
  private static final double FLOOR = 0.25;

  private final float[] reference;
  private final int most;
  private final int dimension;
  private final double floor;
  private final double spacing;
  private final int[] coordinates;
  private final double[] weights;
  private int count;

  /**
   * Prepares to draw.
   *
   * @param reference r, this shard's part
   * @param most the number of draws
   * @param dimension d
   * @param sum Σ |r_j| over all d coordinates, positive and finite
   */
  SystematicSampling(float[] reference, int most, int dimension, double sum) {
    this.reference = reference;
    this.most = most;
    this.dimension = dimension;
    this.floor = FLOOR * sum / dimension;
    this.spacing = (1 + FLOOR) * sum / most;
    this.coordinates = new int[most];
    this.weights = new double[most];
  }

  /**
   * Draws the coordinates of this shard.
   *
   * @param sums Σ |r_j| of each block, of all shards
   */
  CoordinateSample draw(double[] sums, Compute compute) {
    int first = compute.shard().from() / Blocks.SIZE;
    int end = first + Blocks.count(reference.length);
    double before = 0;
    for (int block = 0; block < end; block++) {
      int size = Blocks.to(block, dimension) - Blocks.from(block);
      double after = before + sums[block] + floor * size;
      if (block >= first) {
        int from = Blocks.from(block - first);
        drawBlock(from, from + size, before, after);
      }
      before = after;
    }
    return new CoordinateSample(
        compute, Arrays.copyOf(coordinates, count), Arrays.copyOf(weights, count));
  }

  /** Draws from a block that takes (before, after) of the scale. */
  private void drawBlock(int from, int to, double before, double after) {
    int end = drawsBefore(after);
    int draw = drawsBefore(before);
    double at = before;
    for (int j = from; j < to && draw < end; j++) {
      double size = Math.abs(reference[j]) + floor;
      at += size;
      if (place(draw) < at || j == to - 1) {
        int next = j == to - 1 ? end : Math.min(end, drawsBefore(at));
        coordinates[count] = j;
        weights[count++] = (next - draw) * spacing / size;
        draw = next;
      }
    }
  }

  /** Returns the place of a draw on the scale. */
  private double place(int draw) {
    return (draw + 0.5) * spacing;
  }

  /** Returns the number of draws before a place on the scale. */
  private int drawsBefore(double place) {
    int draws = (int) Math.min(most, Math.ceil(place / spacing - 0.5));
    while (draws < most && place(draws) < place) {
      draws++;
    }
    while (draws > 0 && place(draws - 1) >= place) {
      draws--;
    }
    return draws;
  }
}
