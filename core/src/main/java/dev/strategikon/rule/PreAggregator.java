package dev.strategikon.rule;

import dev.strategikon.geometry.Breakpoints;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.LinearMap;
import dev.strategikon.geometry.MovingGeometry;

/**
 * A step before the rule: a linear map on worker space, X becomes W·X, where W follows from the
 * geometry.
 *
 * <p>NaN and infinities: it is defined for finite vectors only (see {@link Rule}). Mutability: it
 * never sees the vectors, and never writes the geometry. Thread-safety: it is immutable and safe
 * for use by several threads.
 *
 * <p>Assumptions: {@link #check} has passed m and q.
 *
 * <p>Guarantees: W depends on m × m numbers and the round alone, so it costs the same for any d. It
 * has {@link #outputs} rows. Ties go to the lowest index.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Geometry geometry = Geometry.of(gradients, compute);
 * LinearMap mixing = new Nnm().map(geometry, q, Round.FIRST);
 * Geometry mixed = geometry.map(mixing);
 * }</pre>
 */
public interface PreAggregator {
  /**
   * Checks that the map is defined for m vectors of which up to q may be Byzantine.
   *
   * @param m the number of vectors
   * @param q the declared number of Byzantine vectors
   * @throws IllegalArgumentException if it is not; the message tells the user what it needs
   */
  void check(int m, int q);

  /**
   * Returns the number of vectors after the map.
   *
   * @param m the number of vectors before it
   * @param q the declared number of Byzantine vectors
   * @return m, unless the map changes their number
   */
  default int outputs(int m, int q) {
    return m;
  }

  /**
   * Returns W.
   *
   * @param geometry the geometry of the m vectors
   * @param q the declared number of Byzantine vectors
   * @param round the source of random numbers
   * @return W, with m columns
   */
  LinearMap map(Geometry geometry, int q, Round round);

  /**
   * Adds every t at which W may change while the vectors move. Returns false if W varies
   * continuously with t, so that no finite set of breakpoints exists.
   *
   * @param moving the geometry of the moving vectors
   * @param q the declared number of Byzantine vectors
   * @param breakpoints receives the t of its interval
   * @return whether W is constant between these t
   */
  default boolean addBreakpoints(MovingGeometry moving, int q, Breakpoints breakpoints) {
    return false;
  }
}
