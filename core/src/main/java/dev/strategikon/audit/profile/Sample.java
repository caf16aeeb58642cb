package dev.strategikon.audit.profile;

import dev.strategikon.gradient.Blocks;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.Parallel;
import java.util.Arrays;

/**
 * Some coordinates that stand for all, those with a large reference more often: they decide an
 * inner product. Coordinate j is drawn with a probability in proportion to |r_j| plus a quarter of
 * the mean of |r|, and counts by the inverse of that. Nothing is random: the draws are evenly
 * spaced (systematic sampling).
 */
final class Sample {
  /** What every coordinate has, as a share of the mean of |r|; so that none is out of the game. */
  private static final double FLOOR = 0.25;

  private final int[] coordinates;
  private final double[] weights;

  private Sample(int[] coordinates, double[] weights) {
    this.coordinates = coordinates;
    this.weights = weights;
  }

  /**
   * Draws a sample.
   *
   * @param reference r, d floats
   * @param most how many coordinates at most; if it is d or more, all are taken
   */
  static Sample of(float[] reference, int most, Parallel parallel) {
    int d = reference.length;
    double[] lengths = new double[Blocks.count(d)];
    parallel.forEach(lengths.length, block -> lengths[block] = length(reference, block));
    double sum = Arrays.stream(lengths).sum();
    if (d <= most || !(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
      int[] all = new int[d];
      double[] weights = new double[d];
      Arrays.setAll(all, j -> j);
      Arrays.fill(weights, 1);
      return new Sample(all, weights);
    }
    double floor = FLOOR * sum / d;
    double spacing = (1 + FLOOR) * sum / most;
    int[] coordinates = new int[most + 1];
    double[] weights = new double[most + 1];
    int count = 0;
    double before = 0;
    double next = spacing / 2;
    for (int block = 0; block < lengths.length; block++) {
      int from = Blocks.from(block);
      int to = Blocks.to(block, d);
      double end = before + lengths[block] + floor * (to - from);
      double at = before;
      for (int j = from; j < to && next < end && count < most; j++) {
        double size = Math.abs(reference[j]) + floor;
        at += size;
        if (next < at) {
          int draws = 1 + (int) ((at - next) / spacing);
          coordinates[count] = j;
          weights[count++] = draws * spacing / size;
          next += draws * spacing;
        }
      }
      before = end;
    }
    return new Sample(Arrays.copyOf(coordinates, count), Arrays.copyOf(weights, count));
  }

  private static double length(float[] reference, int block) {
    double sum = 0;
    for (int j = Blocks.from(block); j < Blocks.to(block, reference.length); j++) {
      sum += Math.abs(reference[j]);
    }
    return sum;
  }

  /** Returns for how many coordinates each of the sample stands. */
  double[] weights() {
    return weights;
  }

  /** Returns a line on these coordinates only. */
  Line of(Line line) {
    float[][] rows = line.honest().rows();
    line.parallel().forEach(rows.length, i -> rows[i] = of(rows[i]));
    return new Line(
        Gradients.of(rows),
        line.byzantine(),
        line.rule(),
        of(line.reference()),
        line.base() == null ? null : of(line.base()),
        of(line.direction()),
        line.sign(),
        line.round(),
        line.parallel());
  }

  private float[] of(float[] vector) {
    float[] sample = new float[coordinates.length];
    for (int k = 0; k < sample.length; k++) {
      sample[k] = vector[coordinates[k]];
    }
    return sample;
  }
}
