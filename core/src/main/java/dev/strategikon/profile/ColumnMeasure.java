package dev.strategikon.profile;

import dev.strategikon.compute.Blocks;
import java.util.Arrays;

/**
 * The aim of an attacker as sums over the coordinates of an aggregate: ⟨r, A⟩ or −‖A − r‖², and
 * with a guard the inner products of A with the vectors that it watches.
 */
final class ColumnMeasure {
  private final float[] reference;

  /** The weights of the coordinates; null if all are 1. */
  private final double[] weights;

  private final Objective objective;
  private final float[][] watched;

  /** Null without a guard. */
  private final GuardOnLine guard;

  private ColumnMeasure(
      float[] reference,
      double[] weights,
      Objective objective,
      float[][] watched,
      GuardOnLine guard) {
    this.reference = reference;
    this.weights = weights;
    this.objective = objective;
    this.watched = watched;
    this.guard = guard;
  }

  /**
   * Prepares a measure.
   *
   * @param line the line; it may have a sample of the coordinates only
   * @param weights the weights of the coordinates; null if all are 1
   */
  static ColumnMeasure of(Line line, double[] weights, Objective objective) {
    float[][] watched = line.watched();
    float[] r = line.reference();
    GuardOnLine guard = null;
    if (watched.length > 0) {
      float[] server = watched[0];
      double[] sums =
          Blocks.sum(
              r.length,
              3,
              line.compute(),
              (from, to, leaf) -> {
                leaf[0] = product(server, server, 0, from, to, weights);
                leaf[1] = product(r, server, 0, from, to, weights);
                leaf[2] = product(r, r, 0, from, to, weights);
              });
      guard = new GuardOnLine(line.rule().guard().orElseThrow(), sums[0], sums[1], sums[2]);
    }
    return new ColumnMeasure(r, weights, objective, watched, guard);
  }

  /** Returns the number of sums. */
  int width() {
    return 1 + watched.length;
  }

  /**
   * Computes the sums over coordinates [from, to).
   *
   * @param block the aggregate's values; {@code block[0]} is that of coordinate {@code from}
   * @param sums receives {@link #width} sums, from index {@code at} on
   */
  void sum(float[] block, int from, int to, double[] sums, int at) {
    sums[at] =
        objective == Objective.INNER_PRODUCT
            ? product(reference, block, from, from, to, weights)
            : -squaredDistance(block, from, to);
    for (int w = 0; w < watched.length; w++) {
      sums[at + 1 + w] = product(watched[w], block, from, from, to, weights);
    }
  }

  /** Returns the measure, given the sums over all coordinates. */
  double result(double[] sums) {
    if (guard == null) {
      return sums[0];
    }
    double[] products = Arrays.copyOfRange(sums, 1, sums.length);
    return objective == Objective.INNER_PRODUCT
        ? guard.product(sums[0], products)
        : -guard.squaredDistance(-sums[0], products);
  }

  private double squaredDistance(float[] block, int from, int to) {
    double sum = 0;
    for (int j = from; j < to; j++) {
      double difference = (double) block[j - from] - reference[j];
      sum += weights == null ? difference * difference : weights[j] * difference * difference;
    }
    return sum;
  }

  /** Returns Σ weights_j·a_j·b_j over [from, to), where b begins at coordinate {@code start}. */
  private static double product(
      float[] a, float[] b, int start, int from, int to, double[] weights) {
    double sum = 0;
    if (weights == null) {
      for (int j = from; j < to; j++) {
        sum += (double) a[j] * b[j - start];
      }
    } else {
      for (int j = from; j < to; j++) {
        sum += weights[j] * a[j] * b[j - start];
      }
    }
    return sum;
  }
}
