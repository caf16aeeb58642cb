package dev.strategikon.profile;

import dev.strategikon.geometry.Breakpoints;
import dev.strategikon.gradient.Weights;
import dev.strategikon.rule.GeometryRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pieces of a line on which the rule's weights are constant, so that ⟨r, A⟩ is linear in t.
 *
 * <p>Immutable.
 */
public final class WeightPieces {
  /**
   * A piece of the line.
   *
   * @param lo its lower end
   * @param hi its upper end; may be +∞
   * @param weights the weight of every received vector
   * @param offset ⟨r, A⟩ = offset + slope·t on the piece, after the guard if there is one
   * @param slope see offset
   */
  public record Piece(double lo, double hi, double[] weights, double offset, double slope) {}

  /**
   * Of more vectors there are too many pieces: their number grows with m², and so does the cost of
   * each.
   */
  public static final int MOST_VECTORS = 500;

  private final GeometryLine geometry;
  private final List<Piece> pieces;

  private WeightPieces(GeometryLine geometry, List<Piece> pieces) {
    this.geometry = geometry;
    this.pieces = pieces;
  }

  /**
   * Returns the pieces of a line.
   *
   * @param geometry the line
   * @return the pieces; empty if the weights vary continuously or change too often, if there are
   *     more than {@link #MOST_VECTORS} vectors, or if a guard makes ⟨r, A⟩ another function than a
   *     linear one
   */
  public static Optional<WeightPieces> of(GeometryLine geometry) {
    return of(geometry, 0, Double.POSITIVE_INFINITY);
  }

  /** Returns the pieces of the part (lo, hi) of a line. */
  static Optional<WeightPieces> of(GeometryLine geometry, double lo, double hi) {
    GeometryRule last = geometry.line().rule().rule() instanceof GeometryRule rule ? rule : null;
    GuardOnLine guard = geometry.guard();
    if (geometry.line().workers() > MOST_VECTORS) {
      return Optional.empty();
    }
    if (guard != null && guard.guard().usesPieces()) {
      return Optional.empty();
    }
    List<Piece> pieces = new ArrayList<>();
    boolean isComplete =
        LinePartition.visit(
            geometry,
            last,
            lo,
            hi,
            (from, to, map, weights) -> {
              double[] ofMapped = weights == null ? Weights.equal(map.outputs()) : weights;
              add(pieces, geometry, from, to, map == null ? ofMapped : map.combine(ofMapped));
              return true;
            });
    if (!isComplete) {
      return Optional.empty();
    }
    return Optional.of(
        new WeightPieces(
            geometry,
            guard == null
                ? pieces
                : pieces.stream().flatMap(piece -> guarded(geometry, piece)).toList()));
  }

  /** Cuts a piece where ⟨g₀, A⟩ changes its sign, and applies the guard to both parts. */
  private static Stream<Piece> guarded(GeometryLine geometry, Piece piece) {
    ProductOnLine watched = geometry.watched().get(0);
    double offset = watched.offset(piece.weights());
    double slope = watched.slope(geometry.byzantine(piece.weights()));
    double root = -offset / slope;
    return root > piece.lo() && root < piece.hi()
        ? Stream.of(
            guarded(geometry.guard(), piece, piece.lo(), root, offset, slope),
            guarded(geometry.guard(), piece, root, piece.hi(), offset, slope))
        : Stream.of(guarded(geometry.guard(), piece, piece.lo(), piece.hi(), offset, slope));
  }

  /** Applies the guard to a part on which ⟨g₀, A⟩ = offset + slope·t has one sign. */
  private static Piece guarded(
      GuardOnLine guard, Piece piece, double lo, double hi, double offset, double slope) {
    boolean passes = offset + slope * Breakpoints.interior(lo, hi) >= 0;
    return new Piece(
        lo,
        hi,
        piece.weights(),
        passes ? piece.offset() : guard.offset(piece.offset(), offset),
        passes ? piece.slope() : guard.slope(piece.slope(), slope));
  }

  private static void add(
      List<Piece> pieces, GeometryLine geometry, double lo, double hi, double[] weights) {
    int end = pieces.size() - 1;
    Piece before = end < 0 ? null : pieces.get(end);
    if (before != null && isSame(before.weights(), weights, geometry.line().honest().count())) {
      pieces.set(
          end, new Piece(before.lo(), hi, before.weights(), before.offset(), before.slope()));
    } else {
      ProductOnLine reference = geometry.reference();
      pieces.add(
          new Piece(
              lo,
              hi,
              weights,
              reference.offset(weights),
              reference.slope(geometry.byzantine(weights))));
    }
  }

  /** Returns whether two weightings give the same output; the Byzantine vectors are all equal. */
  private static boolean isSame(double[] a, double[] b, int honest) {
    if (!Arrays.equals(a, 0, honest, b, 0, honest)) {
      return false;
    }
    return Math.abs(
            Arrays.stream(a, honest, a.length).sum() - Arrays.stream(b, honest, b.length).sum())
        < 1e-12;
  }

  /** {@return the pieces, ascending} */
  public List<Piece> pieces() {
    return pieces;
  }

  /**
   * Returns the weight of u on a piece.
   *
   * @param piece one of the pieces
   * @return the sum of the Byzantine vectors' weights
   */
  public double byzantine(Piece piece) {
    return geometry.byzantine(piece.weights());
  }

  /**
   * Returns the profile.
   *
   * @param requested the t at which values are requested, of any sign
   */
  LineProfile profile(double[] requested) {
    ProfileBuilder profile = new ProfileBuilder();
    for (Piece piece : pieces) {
      profile.addSegment(piece.lo(), piece.hi(), piece.offset(), piece.slope(), 0);
    }
    double[] products = new double[requested.length];
    for (int k = 0; k < requested.length; k++) {
      products[k] = product(requested[k]);
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
