package dev.strategikon.profile;

import dev.strategikon.geometry.Breakpoints;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.LinearMap;
import dev.strategikon.geometry.MovingGeometry;
import dev.strategikon.rule.GeometryRule;
import dev.strategikon.rule.PreAggregator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A line cut into pieces on which the rule's weights are constant, so that ⟨r, A⟩ is linear in t.
 *
 * <p>Each stage of the pipeline tells where its choice may change. Between these t it is a constant
 * linear map, so the vectors that it makes move along lines too, and the next stage can tell. What
 * is chosen between two t is asked of the rule itself.
 */
public final class WeightPieces {
  /** More places than that are not looked at one by one. */
  private static final int MOST = 200_000;

  /**
   * A piece.
   *
   * @param lo where it begins
   * @param hi where it ends, perhaps +∞
   * @param weights the weight of everything received
   * @param offset ⟨r, A⟩ = offset + slope·t
   * @param slope see offset
   */
  public record Piece(double lo, double hi, double[] weights, double offset, double slope) {}

  private final GeometryLine geometry;
  private final List<Piece> pieces;

  private WeightPieces(GeometryLine geometry, List<Piece> pieces) {
    this.geometry = geometry;
    this.pieces = pieces;
  }

  /** Cuts a line; empty where the weights change smoothly, or all too often. */
  public static Optional<WeightPieces> of(GeometryLine geometry) {
    return of(geometry, 0, Double.POSITIVE_INFINITY);
  }

  /** Cuts the part of a line from lo to hi. */
  static Optional<WeightPieces> of(GeometryLine geometry, double lo, double hi) {
    GeometryRule last = geometry.line().rule().rule() instanceof GeometryRule rule ? rule : null;
    List<Piece> pieces = new ArrayList<>();
    Cutter cutter =
        new Cutter(
            geometry,
            last,
            (from, to, map, weights) -> {
              double[] ofMapped = weights == null ? equal(map.outputs()) : weights;
              add(pieces, geometry, from, to, map == null ? ofMapped : map.combine(ofMapped));
              return true;
            });
    return cutter.cut(geometry.moving(), null, 0, lo, hi)
        ? Optional.of(new WeightPieces(geometry, pieces))
        : Optional.empty();
  }

  private static double[] equal(int count) {
    double[] weights = new double[count];
    Arrays.fill(weights, 1.0 / count);
    return weights;
  }

  private static void add(
      List<Piece> pieces, GeometryLine geometry, double lo, double hi, double[] weights) {
    int end = pieces.size() - 1;
    Piece before = end < 0 ? null : pieces.get(end);
    if (before != null && isSame(before.weights(), weights, geometry.line().honest().count())) {
      pieces.set(
          end, new Piece(before.lo(), hi, before.weights(), before.offset(), before.slope()));
    } else {
      double offset = geometry.offset(weights);
      pieces.add(new Piece(lo, hi, weights, offset, geometry.slope(weights)));
    }
  }

  /** Twins may change places without any change in the output. */
  private static boolean isSame(double[] a, double[] b, int honest) {
    if (!Arrays.equals(a, 0, honest, b, 0, honest)) {
      return false;
    }
    return Math.abs(
            Arrays.stream(a, honest, a.length).sum() - Arrays.stream(b, honest, b.length).sum())
        < 1e-12;
  }

  /**
   * Cuts a line where one of the stages may change.
   *
   * @return whether the whole line was cut: nothing changes smoothly, not too much changes, and the
   *     visitor wanted every part
   */
  static boolean cut(GeometryLine geometry, PieceVisitor visitor) {
    return new Cutter(geometry, null, visitor)
        .cut(geometry.moving(), null, 0, 0, Double.POSITIVE_INFINITY);
  }

  /** Visits the parts of a line, in ascending order. */
  interface PieceVisitor {
    /**
     * Visits a part.
     *
     * @param map what the stages do; null if there are none
     * @param weights what the rule gives the vectors that they make; null if there is no rule
     * @return whether to go on
     */
    boolean visit(double lo, double hi, LinearMap map, double[] weights);
  }

  private static final class Cutter {
    private final Line line;
    private final List<PreAggregator> stages;
    private final GeometryRule last;
    private final PieceVisitor visitor;
    private int number;

    /**
     * Prepares to cut a line.
     *
     * @param last the rule, or null if only the stages matter
     */
    Cutter(GeometryLine geometry, GeometryRule last, PieceVisitor visitor) {
      this.line = geometry.line();
      this.stages = geometry.stages();
      this.last = last;
      this.visitor = visitor;
    }

    /**
     * Cuts (lo, hi), on which everything before a stage is constant.
     *
     * @param before the map that it is; null if nothing
     */
    boolean cut(MovingGeometry moving, LinearMap before, int stage, double lo, double hi) {
      PreAggregator next = stage < stages.size() ? stages.get(stage) : null;
      int q = line.declared();
      Breakpoints breakpoints = new Breakpoints(lo, hi);
      if (!(next == null
          ? last.addBreakpoints(moving, q, breakpoints)
          : next.addBreakpoints(moving, q, breakpoints))) {
        return false;
      }
      Function<LinearMap, MovingGeometry> mapping = moving.mapping();
      double[] cuts = breakpoints.cuts();
      number += cuts.length;
      boolean goesOn = number <= MOST;
      for (int c = 1; c < cuts.length && goesOn; c++) {
        double from = cuts[c - 1];
        double to = cuts[c];
        Geometry here = moving.at(Breakpoints.interior(from, to));
        if (next == null) {
          goesOn = visitor.visit(from, to, before, last.weights(here, q));
        } else {
          LinearMap map = next.map(here, q, line.round());
          LinearMap whole = before == null ? map : before.then(map);
          boolean isEnd = last == null && stage == stages.size() - 1;
          goesOn =
              isEnd
                  ? visitor.visit(from, to, whole, null)
                  : cut(mapping.apply(map), whole, stage + 1, from, to);
        }
      }
      return goesOn;
    }
  }

  /** Returns the pieces, ascending. */
  public List<Piece> pieces() {
    return pieces;
  }

  /** Returns the weight of u on a piece. */
  public double byzantine(Piece piece) {
    return geometry.byzantine(piece.weights());
  }

  LineProfile profile(double[] asked) {
    ProfileBuilder profile = new ProfileBuilder();
    for (Piece piece : pieces) {
      profile.addSegment(piece.lo(), piece.hi(), piece.offset(), piece.slope(), 0);
    }
    double[] products = new double[asked.length];
    for (int k = 0; k < asked.length; k++) {
      products[k] = product(asked[k]);
    }
    return new LineProfile(products, profile.breaks(), profile.infimum(), true);
  }

  private double product(double t) {
    if (!(t > 0)) {
      return geometry.product(t);
    }
    int low = 0;
    int high = pieces.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (t > pieces.get(middle).hi()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    Piece piece = pieces.get(low);
    return piece.offset() + piece.slope() * t;
  }
}
