package dev.strategikon.profile;

import dev.strategikon.geometry.Breakpoints;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.LinearMap;
import dev.strategikon.geometry.MovingGeometry;
import dev.strategikon.rule.GeometryRule;
import dev.strategikon.rule.PreAggregator;
import java.util.List;
import java.util.function.Function;

/**
 * The partition of a line at the breakpoints of a pipeline.
 *
 * <p>The first stage adds its breakpoints. Between these it is a constant linear map, so the mapped
 * vectors move along lines too, and the next stage can add its own. The choice between two
 * breakpoints is computed by the stage itself.
 */
final class LinePartition {
  /** The largest number of breakpoints that are visited. */
  private static final int MOST = 200_000;

  /** Visits the parts of a line in ascending order. */
  @FunctionalInterface
  interface Visitor {
    /**
     * Visits a part.
     *
     * @param lo the lower end of the part
     * @param hi its upper end; may be +∞
     * @param map the map of all stages; null if there are no stages
     * @param weights the rule's weights of the mapped vectors; null if there is no rule
     * @return whether to continue
     */
    boolean visit(double lo, double hi, LinearMap map, double[] weights);
  }

  private final Line line;
  private final List<PreAggregator> stages;
  private final GeometryRule rule;
  private final Visitor visitor;

  /** How many vectors of the server's own the rule sees; no stage changes them. */
  private final int own;

  private int breakpointCount;

  private LinePartition(GeometryLine geometry, GeometryRule rule, Visitor visitor) {
    this.line = geometry.line();
    this.stages = geometry.stages();
    this.rule = rule;
    this.visitor = visitor;
    this.own = geometry.line().rule().serverVectors().size();
  }

  /**
   * Visits the parts of (lo, hi) on which all stages and the rule are constant.
   *
   * @param geometry the line
   * @param rule the rule after the stages; null if only the stages matter
   * @param lo the lower end, at least 0
   * @param hi the upper end; may be +∞
   * @param visitor visits the parts
   * @return whether all parts were visited: false if weights vary continuously, if there are too
   *     many breakpoints, or if the visitor stopped
   */
  static boolean visit(
      GeometryLine geometry, GeometryRule rule, double lo, double hi, Visitor visitor) {
    return new LinePartition(geometry, rule, visitor).visit(geometry.moving(), null, 0, lo, hi);
  }

  /**
   * Visits the parts of (lo, hi), on which all stages before one are constant.
   *
   * @param moving the geometry of the vectors before the stage
   * @param before the map of the earlier stages; null if there are none
   */
  private boolean visit(MovingGeometry moving, LinearMap before, int stage, double lo, double hi) {
    PreAggregator next = stage < stages.size() ? stages.get(stage) : null;
    int q = line.declared();
    Breakpoints breakpoints = new Breakpoints(lo, hi);
    if (!(next == null
        ? rule.addBreakpoints(moving, q, breakpoints)
        : next.addBreakpoints(received(moving), q, breakpoints))) {
      return false;
    }
    Function<LinearMap, MovingGeometry> mapping = moving.mapping();
    double[] cuts = breakpoints.cuts();
    breakpointCount += cuts.length;
    boolean goesOn = breakpointCount <= MOST;
    for (int c = 1; c < cuts.length && goesOn; c++) {
      double from = cuts[c - 1];
      double to = cuts[c];
      Geometry here = moving.at(Breakpoints.interior(from, to));
      if (next == null) {
        goesOn = visitor.visit(from, to, before, rule.weights(here, q));
      } else {
        LinearMap map =
            next.map(own == 0 ? here : here.first(here.count() - own), q, line.round())
                .keepingLast(own);
        LinearMap whole = before == null ? map : before.then(map);
        boolean isEnd = rule == null && stage == stages.size() - 1;
        goesOn =
            isEnd
                ? visitor.visit(from, to, whole, null)
                : visit(mapping.apply(map), whole, stage + 1, from, to);
      }
    }
    return goesOn;
  }

  /** Returns the geometry of the vectors without the server's own. */
  private MovingGeometry received(MovingGeometry moving) {
    return moving.first(moving.count() - own);
  }
}
