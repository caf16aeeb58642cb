package dev.strategikon.attack;

import dev.strategikon.audit.Alignment;
import dev.strategikon.gradient.Geometry;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.rule.Aggregator;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * All attacks u(t) = a·v̄ + t·p, sent by all q, against a known rule: the inner product ⟨v̄, A⟩
 * that each of them leaves, and the t that leaves the least.
 *
 * <p>For a rule that sees only geometry, one geometry of the honest gradients, v̄ and p gives ⟨v̄,
 * A⟩ for any t at a cost in m alone. Other rules are applied anew for each t.
 */
final class Line {
  /** Refinements of the best point of a grid; each halves an interval. */
  private static final int REFINEMENTS = 40;

  /** Distances in float arithmetic are good to about a millionth. */
  private static final double MARGIN = 1e-4;

  private final Knowledge knowledge;
  private final Aggregator target;
  private final double mean;
  private final float[] direction;

  /**
   * Makes a line.
   *
   * @param mean a, the multiple of v̄ at t = 0
   * @param direction p, d floats
   */
  Line(Knowledge knowledge, Aggregator target, double mean, float[] direction) {
    this.knowledge = knowledge;
    this.target = target.with(knowledge.parallel());
    this.mean = mean;
    this.direction = direction;
  }

  /** Returns u(t), a new vector. */
  float[] at(double t) {
    float[] u = new float[direction.length];
    for (int j = 0; j < u.length; j++) {
      u[j] = (float) (mean * knowledge.mean()[j] + t * direction[j]);
    }
    return u;
  }

  /**
   * Returns the t with the least ⟨v̄, A⟩ among the magnitudes between two limits, of the signs
   * given: a logarithmic grid, then a refinement around its best point.
   *
   * @param signs 1 for positive t, −1 for negative ones, or both
   */
  double worst(double least, double most, double... signs) {
    DoubleUnaryOperator product = target.isGeometric() ? safely(byGeometry()) : this::byAggregation;
    double decades = Math.log10(most / least);
    int steps = (int) Math.ceil(decades * (target.isGeometric() ? 40 : 2));
    double best = 0;
    double bestProduct = Double.POSITIVE_INFINITY;
    for (double sign : signs) {
      for (int k = 0; k <= steps; k++) {
        double t = sign * least * Math.pow(10, decades * k / steps);
        double value = product.applyAsDouble(t);
        if (value < bestProduct) {
          best = t;
          bestProduct = value;
        }
      }
    }
    double factor = Math.pow(10, decades / steps);
    int refinements = target.isGeometric() ? REFINEMENTS : REFINEMENTS / 8;
    return refine(product, best, bestProduct, factor, refinements);
  }

  /**
   * The worst vector often lies at the edge of what the rule still chooses; rounded to floats it
   * must not fall over the edge. So a t counts for no more than one slightly larger.
   */
  private static DoubleUnaryOperator safely(DoubleUnaryOperator product) {
    return t -> Math.max(product.applyAsDouble(t), product.applyAsDouble(t * (1 + MARGIN)));
  }

  /** Halves the way to either neighbour, and goes where the product falls. */
  private static double refine(
      DoubleUnaryOperator product, double start, double startProduct, double factor, int steps) {
    double best = start;
    double bestProduct = startProduct;
    double stride = factor;
    for (int step = 0; step < steps; step++) {
      stride = Math.sqrt(stride);
      for (double t : new double[] {best * stride, best / stride}) {
        double value = product.applyAsDouble(t);
        if (value < bestProduct) {
          best = t;
          bestProduct = value;
          break;
        }
      }
    }
    return best;
  }

  private double byAggregation(double t) {
    float[][] rows = new float[knowledge.workers()][];
    for (int i = 0; i < knowledge.honestWorkers(); i++) {
      rows[i] = knowledge.honest().row(i % knowledge.honest().count());
    }
    float[] u = at(t);
    if (knowledge.parallel().kernels().sums().firstNonFinite(u, 0, u.length) >= 0) {
      return Double.POSITIVE_INFINITY;
    }
    Arrays.fill(rows, knowledge.honestWorkers(), rows.length, u);
    float[] aggregate =
        target.aggregate(Gradients.of(rows), knowledge.byzantine(), knowledge.round()).vector();
    return Alignment.of(knowledge.mean(), aggregate, knowledge.parallel()).innerProduct();
  }

  private DoubleUnaryOperator byGeometry() {
    Gradients known = knowledge.honest().with(knowledge.mean()).with(direction);
    int meanPoint = knowledge.honest().count();
    int directionPoint = meanPoint + 1;
    boolean previous = target.startsFromPrevious();
    if (previous) {
      known = known.with(knowledge.round().start(direction.length));
    }
    Geometry base = Geometry.of(known, knowledge.parallel());
    int u = known.count();
    int[] received = new int[knowledge.workers() + (previous ? 1 : 0)];
    for (int i = 0; i < knowledge.workers(); i++) {
      received[i] = i < knowledge.honestWorkers() ? i % knowledge.honest().count() : u;
    }
    if (previous) {
      received[knowledge.workers()] = directionPoint + 1;
    }
    int q = target.declared(knowledge.byzantine());
    target.check(knowledge.workers(), knowledge.byzantine());
    return t -> {
      double[] combination = new double[u];
      combination[meanPoint] += mean;
      combination[directionPoint] += t;
      Geometry all = base.with(combination);
      double[] weights = target.weights(all.select(received), q, knowledge.round());
      double product = 0;
      for (int i = 0; i < weights.length; i++) {
        product += weights[i] == 0 ? 0 : weights[i] * all.product(meanPoint, received[i]);
      }
      return product;
    };
  }
}
