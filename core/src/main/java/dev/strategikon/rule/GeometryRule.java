package dev.strategikon.rule;

import dev.strategikon.geometry.Breakpoints;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.MovingGeometry;
import java.util.List;

/**
 * A rule that sees the vectors only through their pairwise geometry. Its output is Σ w_i·x_i.
 *
 * <p>NaN and infinities: the rule is defined for finite vectors only (see {@link Rule}).
 * Mutability: it never sees the vectors, and never writes the geometry. Thread-safety: the rule is
 * immutable and safe for use by several threads.
 *
 * <p>Assumptions: {@link #check} has passed m and q.
 *
 * <p>Guarantees: the weights depend on m × m numbers alone, so they cost the same for any d. Ties
 * go to the lowest index.
 *
 * <p>Example:
 *
 * <pre>{@code
 * GeometryRule rule = new Krum();
 * rule.check(gradients.count(), q);
 * double[] weights = rule.weights(Geometry.of(gradients, compute), q);
 * float[] aggregate = gradients.weightedSum(weights, compute);
 * }</pre>
 */
public non-sealed interface GeometryRule extends Rule {
  /**
   * Returns the weights of the vectors.
   *
   * @param geometry the geometry of the m vectors, and of the {@link #serverVectors} after them
   * @param q the declared number of Byzantine vectors
   * @return one weight for each vector of the geometry, owned by the caller
   */
  double[] weights(Geometry geometry, int q);

  /**
   * {@return the vectors of the server's own that the rule sees} The geometry has them after the m
   * vectors, in this order.
   */
  default List<ServerVector> serverVectors() {
    return List.of();
  }

  /**
   * Adds every t at which the weights may change while the vectors move. Returns false if the
   * weights vary continuously with t, so that no finite set of breakpoints exists.
   *
   * @param moving the geometry of the moving vectors, and of the {@link #serverVectors} after them
   * @param q the declared number of Byzantine vectors
   * @param breakpoints receives the t of its interval
   * @return whether the weights are constant between these t
   */
  default boolean addBreakpoints(MovingGeometry moving, int q, Breakpoints breakpoints) {
    return false;
  }
}
