package dev.strategikon.profile;

import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;
import dev.strategikon.compute.Shard;
import dev.strategikon.gradient.Gradients;
import java.util.Arrays;

/**
 * Some coordinates that stand for all, those with a large reference more often: they decide an
 * inner product. Coordinate j is drawn in proportion to |r_j| plus a quarter of the mean of |r|,
 * and counts by the inverse of that. Nothing is random: the draws are evenly spaced (systematic
 * sampling).
 *
 * <p>It is small, so every shard has all of it.
 */
final class CoordinateSample {
  /** What every coordinate has, as a share of the mean of |r|; so that none is out of the game. */
  private static final double FLOOR = 0.25;

  private final Compute compute;

  /** Those of this shard. */
  private final int[] coordinates;

  /** Those of all shards. */
  private final double[] weights;

  private CoordinateSample(Compute compute, int[] coordinates, double[] weights) {
    this.compute = compute;
    this.coordinates = coordinates;
    this.weights = compute.shard().concat(weights);
  }

  /**
   * Draws a sample.
   *
   * @param reference r, d floats
   * @param most how many coordinates at most; if it is d or more, all are taken
   */
  static CoordinateSample of(float[] reference, int most, Compute compute) {
    int d = compute.shard().dimension(reference.length);
    double[] own = new double[Blocks.count(reference.length)];
    compute.forEach(own.length, block -> own[block] = length(reference, block));
    double[] lengths = compute.shard().concat(own);
    double sum = Arrays.stream(lengths).sum();
    boolean isFinite = sum > 0 && sum < Double.POSITIVE_INFINITY;
    return d > most && isFinite
        ? new Draws(reference, most, d, sum).of(lengths, compute)
        : all(reference.length, compute);
  }

  private static CoordinateSample all(int count, Compute compute) {
    int[] coordinates = new int[count];
    Arrays.setAll(coordinates, j -> j);
    double[] weights = new double[count];
    Arrays.fill(weights, 1);
    return new CoordinateSample(compute, coordinates, weights);
  }

  /** Σ |r_j| of a block, in two sums that do not wait for each other. */
  private static double length(float[] reference, int block) {
    int from = Blocks.from(block);
    int to = Blocks.to(block, reference.length);
    double even = 0;
    double odd = 0;
    int j = from;
    for (; j + 1 < to; j += 2) {
      even += Math.abs(reference[j]);
      odd += Math.abs(reference[j + 1]);
    }
    return even + odd + (j < to ? Math.abs(reference[j]) : 0);
  }

  /** Lays the coordinates end to end, each as long as it counts, and draws at even distances. */
  private static final class Draws {
    private final float[] reference;
    private final int most;
    private final int dimension;
    private final double floor;
    private final double spacing;
    private final int[] coordinates;
    private final double[] weights;
    private int count;

    Draws(float[] reference, int most, int dimension, double sum) {
      this.reference = reference;
      this.most = most;
      this.dimension = dimension;
      this.floor = FLOOR * sum / dimension;
      this.spacing = (1 + FLOOR) * sum / most;
      this.coordinates = new int[most];
      this.weights = new double[most];
    }

    CoordinateSample of(double[] lengths, Compute compute) {
      int first = compute.shard().from() / Blocks.SIZE;
      int end = first + Blocks.count(reference.length);
      double before = 0;
      for (int block = 0; block < end; block++) {
        int size = Blocks.to(block, dimension) - Blocks.from(block);
        double after = before + lengths[block] + floor * size;
        if (block >= first) {
          int from = Blocks.from(block - first);
          block(from, from + size, before, after);
        }
        before = after;
      }
      return new CoordinateSample(
          compute, Arrays.copyOf(coordinates, count), Arrays.copyOf(weights, count));
    }

    private void block(int from, int to, double before, double after) {
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

    /** Where a draw lies; the first lies half a distance from the beginning. */
    private double place(int draw) {
      return (draw + 0.5) * spacing;
    }

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

  /** Returns for how many coordinates each of the sample stands. */
  double[] weights() {
    return weights;
  }

  /** Returns a line on these coordinates only. */
  Line of(Line line) {
    float[][] rows = line.honest().rows();
    for (int i = 0; i < rows.length; i++) {
      rows[i] = of(rows[i]);
    }
    return new Line(
        Gradients.of(rows),
        line.byzantine(),
        line.rule(),
        of(line.reference()),
        line.base() == null ? null : of(line.base()),
        of(line.direction()),
        line.sign(),
        line.round(),
        compute.with(Shard.WHOLE));
  }

  private float[] of(float[] vector) {
    double[] own = new double[coordinates.length];
    for (int k = 0; k < own.length; k++) {
      own[k] = vector[coordinates[k]];
    }
    double[] all = compute.shard().concat(own);
    float[] sample = new float[all.length];
    for (int k = 0; k < sample.length; k++) {
      sample[k] = (float) all[k];
    }
    return sample;
  }
}
