package dev.strategikon.audit.profile;

import dev.strategikon.gradient.LinearMap;
import dev.strategikon.gradient.MovingGeometry;
import dev.strategikon.rule.Changes;
import dev.strategikon.rule.GeometryRule;
import dev.strategikon.rule.PreAggregator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
  public record Piece(double lo, double hi, double[] weights, double offset, double slope) {
    boolean contains(double t) {
      return t > lo && t <= hi;
    }
  }

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
    return cuts(geometry, geometry.stages(), last, lo, hi).map(cuts -> of(geometry, cuts));
  }

  private static WeightPieces of(GeometryLine geometry, double[] cuts) {
    List<Piece> pieces = new ArrayList<>();
    for (int c = 1; c < cuts.length; c++) {
      double[] weights = geometry.weights(Changes.inside(cuts[c - 1], cuts[c]));
      Piece before = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
      double offset = geometry.offset(weights);
      double slope = geometry.slope(weights);
      if (before != null && isSame(before.weights(), weights, geometry.line().honest().count())) {
        pieces.set(
            pieces.size() - 1,
            new Piece(before.lo(), cuts[c], before.weights(), before.offset(), before.slope()));
      } else {
        pieces.add(new Piece(cuts[c - 1], cuts[c], weights, offset, slope));
      }
    }
    return new WeightPieces(geometry, pieces);
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
   * Returns lo, every t at which a stage or the rule may change, and hi; empty where something
   * changes smoothly, or too often.
   *
   * @param last the rule, or null if only the stages matter
   */
  static Optional<double[]> cuts(
      GeometryLine geometry, List<PreAggregator> stages, GeometryRule last, double lo, double hi) {
    Cutter cutter = new Cutter(geometry.line(), stages, last, lo, hi);
    return cutter.cut(geometry.moving(), 0, lo, hi)
        ? Optional.of(cutter.all.cuts())
        : Optional.empty();
  }

  private static final class Cutter {
    private final Line line;
    private final List<PreAggregator> stages;
    private final GeometryRule last;
    private final Changes all;
    private int number;

    Cutter(Line line, List<PreAggregator> stages, GeometryRule last, double lo, double hi) {
      this.all = new Changes(lo, hi);
      this.line = line;
      this.stages = stages;
      this.last = last;
    }

    /** Cuts (lo, hi), on which everything before a stage is constant. */
    boolean cut(MovingGeometry moving, int stage, double lo, double hi) {
      Changes changes = new Changes(lo, hi);
      if (stage == stages.size()) {
        return (last == null || last.changes(moving, line.declared(), changes))
            && add(changes.cuts());
      }
      PreAggregator next = stages.get(stage);
      if (!next.changes(moving, line.declared(), changes)) {
        return false;
      }
      double[] cuts = changes.cuts();
      if (!add(cuts)) {
        return false;
      }
      if (stage == stages.size() - 1 && last == null) {
        return true;
      }
      for (int c = 1; c < cuts.length; c++) {
        double t = Changes.inside(cuts[c - 1], cuts[c]);
        LinearMap map = next.map(moving.at(t), line.declared(), line.round());
        if (!cut(moving.map(map), stage + 1, cuts[c - 1], cuts[c])) {
          return false;
        }
      }
      return true;
    }

    private boolean add(double[] cuts) {
      number += cuts.length;
      for (double t : cuts) {
        if (t < Double.POSITIVE_INFINITY) {
          all.add(t);
        }
      }
      return number <= MOST;
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

  Profile profile(double[] asked) {
    Findings findings = new Findings();
    for (Piece piece : pieces) {
      findings.segment(piece.lo(), piece.hi(), piece.offset(), piece.slope(), 0);
    }
    double[] products = new double[asked.length];
    for (int k = 0; k < asked.length; k++) {
      products[k] = product(asked[k]);
    }
    return new Profile(products, findings.breaks(), findings.worst(), true);
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
