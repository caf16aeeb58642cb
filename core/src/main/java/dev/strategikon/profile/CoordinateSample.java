package dev.strategikon.profile;

import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;
import dev.strategikon.compute.Shard;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.ServerSample;
import java.util.Arrays;

/**
 * A sample of the coordinates that represents all of them. Coordinates with a large reference are
 * drawn more often, because they decide an inner product: the probability of coordinate j is
 * proportional to |r_j| plus a quarter of the mean of |r|, and its weight is the inverse. The draws
 * are not random but evenly spaced ({@link SystematicSampling}). Immutable.
 *
 * <p>The sample is small, so every shard has all of it.
 */
final class CoordinateSample {
  private final Compute compute;

  /** The coordinates of this shard. */
  private final int[] coordinates;

  /** The weights of all shards' coordinates. */
  private final double[] weights;

  /**
   * Joins the samples of all shards.
   *
   * @param coordinates this shard's coordinates, ascending
   * @param weights their weights
   */
  CoordinateSample(Compute compute, int[] coordinates, double[] weights) {
    this.compute = compute;
    this.coordinates = coordinates;
    this.weights = compute.shard().concat(weights);
  }

  /**
   * Draws a sample.
   *
   * @param reference r, d floats, only read
   * @param most the largest number of coordinates; all are taken if it is at least d, or if Σ |r_j|
   *     is 0 or not finite
   */
  static CoordinateSample of(float[] reference, int most, Compute compute) {
    int d = compute.shard().dimension(reference.length);
    double[] own = new double[Blocks.count(reference.length)];
    compute.forEach(own.length, block -> own[block] = absoluteSum(reference, block));
    double[] sums = compute.shard().concat(own);
    double sum = Arrays.stream(sums).sum();
    boolean isFinite = sum > 0 && sum < Double.POSITIVE_INFINITY;
    return d > most && isFinite
        ? new SystematicSampling(reference, most, d, sum).draw(sums, compute)
        : all(reference.length, compute);
  }

  private static CoordinateSample all(int count, Compute compute) {
    int[] coordinates = new int[count];
    Arrays.setAll(coordinates, j -> j);
    double[] weights = new double[count];
    Arrays.fill(weights, 1);
    return new CoordinateSample(compute, coordinates, weights);
  }

  /** Returns Σ |r_j| of a block, as two sums whose additions need not wait for each other. */
  private static double absoluteSum(float[] reference, int block) {
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

  /**
   * Returns the weight of each coordinate of the sample: the number of coordinates it stands for.
   */
  double[] weights() {
    return weights;
  }

  /** Returns a line on the coordinates of the sample alone. */
  Line of(Line line) {
    return new Line(
        of(line.honest()),
        line.byzantine(),
        line.rule(),
        of(line.reference()),
        line.base() == null ? null : of(line.base()),
        of(line.direction()),
        line.sign(),
        line.rule().needsSample() ? of(line.round(), line.direction().length) : line.round(),
        compute.with(Shard.WHOLE));
  }

  /**
   * Returns a line of {@link #of} whose reference has the weights in it, so that ⟨r, A⟩ on the
   * sample estimates that of all coordinates.
   */
  Line weighted(Line sampled) {
    float[] reference = sampled.reference().clone();
    for (int k = 0; k < reference.length; k++) {
      reference[k] *= (float) weights[k];
    }
    return new Line(
        sampled.honest(),
        sampled.byzantine(),
        sampled.rule(),
        reference,
        sampled.base(),
        sampled.direction(),
        sampled.sign(),
        sampled.round(),
        sampled.compute());
  }

  private Round of(Round round, int dimension) {
    ServerSample sample = round.requireSample(dimension);
    return round.with(new ServerSample(of(sample.pieces()), of(sample.gradient())));
  }

  private Gradients of(Gradients vectors) {
    float[][] rows = vectors.rows();
    for (int i = 0; i < rows.length; i++) {
      rows[i] = of(rows[i]);
    }
    return Gradients.of(rows);
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
