package dev.strategikon.rule;

import dev.strategikon.geometry.Breakpoints;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.LinearMap;
import dev.strategikon.geometry.MovingGeometry;

/**
 * What is done to the vectors before the rule: a linear map on worker space, X becomes W·X, where W
 * follows from the geometry. It costs a look at m × m numbers, however large d is.
 */
public interface PreAggregator {
  /**
   * Checks that it is defined for m vectors of which q may be Byzantine.
   *
   * @throws IllegalArgumentException if it is not
   */
  void check(int m, int q);

  /** Returns how many vectors it makes of m. */
  default int outputs(int m, int q) {
    return m;
  }

  /**
   * Returns W; {@link #check} has passed m and q. Ties go to the lowest index.
   *
   * @param round where random numbers come from
   */
  LinearMap map(Geometry geometry, int q, Round round);

  /**
   * Adds every t at which W may change while the vectors move, and returns true; returns false if
   * between any such t it would still change, as a clipped length does.
   */
  default boolean addBreakpoints(MovingGeometry moving, int q, Breakpoints breakpoints) {
    return false;
  }
}
