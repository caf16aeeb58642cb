package dev.strategikon.rule;

import dev.strategikon.geometry.Breakpoints;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.MovingGeometry;

/**
 * A rule that sees the vectors only through their pairwise geometry; its output is Σ w_i·x_i. It
 * costs a look at m × m numbers, however large d is.
 */
public non-sealed interface GeometryRule extends Rule {
  /**
   * Returns the weights of the m vectors, of which q may be Byzantine; {@link #check} has passed m
   * and q. Ties go to the lowest index.
   *
   * @return a weight for each of the geometry's vectors, owned by the caller
   */
  double[] weights(Geometry geometry, int q);

  /**
   * Returns whether the rule starts from the last aggregate. If so, and if there is one, it stands
   * in the geometry as one more vector, the last.
   */
  default boolean startsFromPrevious() {
    return false;
  }

  /**
   * Adds every t at which its weights may change while the vectors move, and returns true; returns
   * false if between any such t they would still change, as weights made of lengths do.
   */
  default boolean addBreakpoints(MovingGeometry moving, int q, Breakpoints breakpoints) {
    return false;
  }
}
