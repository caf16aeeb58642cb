package dev.strategikon.profile;

import dev.strategikon.geometry.Geometry;
import dev.strategikon.gradient.Weights;

/**
 * The inner products of one vector x with all vectors that a rule sees on a line. They give ⟨x, A⟩
 * for any weights.
 *
 * @param products ⟨x, x_i⟩; for the Byzantine vectors at t = 0
 * @param slope by how much ⟨x, u⟩ rises with t
 */
record ProductOnLine(double[] products, double slope) {
  /**
   * Computes the products.
   *
   * @param known the geometry of all vectors
   * @param x the index of x
   * @param points for each vector that the rule sees its index in {@code known}; −1 for u
   * @param base u at t = 0, as weights of the known vectors
   * @param along by what u moves, as weights of the known vectors
   */
  static ProductOnLine of(Geometry known, int x, int[] points, double[] base, double[] along) {
    double[] products = new double[points.length];
    double productBase = known.product(x, base);
    for (int i = 0; i < points.length; i++) {
      products[i] = points[i] < 0 ? productBase : known.product(x, points[i]);
    }
    return new ProductOnLine(products, known.product(x, along));
  }

  /** Returns the same on the other half of the line. */
  ProductOnLine reversed() {
    return new ProductOnLine(products, -slope);
  }

  /** Returns ⟨x, A⟩ at t = 0 for constant weights. */
  double offset(double[] weights) {
    return Weights.sum(weights, products);
  }

  /**
   * Returns the slope of ⟨x, A⟩ in t for constant weights.
   *
   * @param byzantine the sum of the Byzantine vectors' weights
   */
  double slope(double byzantine) {
    return slope == 0 ? 0 : byzantine * slope;
  }
}
