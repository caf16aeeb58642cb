package dev.strategikon.profile;

import dev.strategikon.compute.Blocks;
import dev.strategikon.kernel.SortableFloats;

/**
 * Finds the events of Σ_j r_j·A_j(u_j(t)) as t grows from lo to hi. The sum is piecewise linear in
 * t. An event is a t at which its offset or slope changes. It holds scratch memory, so each thread
 * needs its own.
 */
final class ColumnEvents {
  /** Receives the events. */
  interface Sink {
    /**
     * Receives the term of a coordinate: offset + slope·t before its first event, and endOffset +
     * endSlope·t after its last one.
     *
     * @param size |r_j|·max |v_ij|
     */
    void coordinate(double offset, double slope, double endOffset, double endSlope, double size);

    /**
     * Receives an event of the last coordinate received.
     *
     * @param t where it is
     * @param offset the change of the offset
     * @param slope the change of the slope
     * @param continuous whether the value is continuous there
     */
    void event(double t, double offset, double slope, boolean continuous);
  }

  private final LineColumns columns;
  private final Line line;
  private final float[][] rows;
  private final ColumnPieces pieces;
  private final boolean continuous;
  private final long[] keys;
  private final double[] sorted;
  private final int[] indices;

  /** Creates the memory for one thread; see {@link LineColumns#events}. */
  ColumnEvents(LineColumns columns, ColumnPieces pieces) {
    this.columns = columns;
    this.line = columns.line();
    this.rows = columns.rows();
    this.pieces = pieces;
    this.continuous = pieces.isContinuous();
    this.keys = new long[rows.length];
    this.sorted = new double[rows.length];
    this.indices = new int[rows.length];
  }

  /** Sends the events of coordinates [from, to), at most {@value Blocks#SIZE} of them. */
  void walk(int from, int to, Sink sink) {
    for (int j = from; j < to; j++) {
      double r = line.reference()[j];
      if (r != 0) {
        sort(j);
        coordinate(r, line.base(j), line.slope(j), sink);
      }
    }
  }

  /** Loads column j for {@link ColumnPieces#at}. */
  ColumnPieces load(int j) {
    sort(j);
    pieces.set(sorted, indices, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    return pieces;
  }

  /** Returns the smallest honest value of the loaded column. */
  double smallest() {
    return sorted.length == 0 ? 0 : sorted[0];
  }

  /** Returns the largest honest value of the loaded column. */
  double largest() {
    return sorted.length == 0 ? 0 : sorted[sorted.length - 1];
  }

  /** Sorts the honest values of column j; equal ones by index. */
  private void sort(int j) {
    for (int i = 0; i < rows.length; i++) {
      // Adding 0f makes −0 and 0 one value, so that they are sorted by index.
      long key = (long) SortableFloats.toInt(rows[i][j] + 0f) << 32 | i;
      int at = i;
      for (; at > 0 && keys[at - 1] > key; at--) {
        keys[at] = keys[at - 1];
      }
      keys[at] = key;
    }
    for (int k = 0; k < keys.length; k++) {
      sorted[k] = SortableFloats.toFloat((int) (keys[k] >> 32));
      indices[k] = (int) keys[k];
    }
  }

  private void coordinate(double r, double base, double speed, Sink sink) {
    double size = Math.abs(r) * Math.max(Math.abs(smallest()), Math.abs(largest()));
    if (speed == 0 || columns.copies() == 0) {
      pieces.set(sorted, indices, base, base);
      double constant = r * pieces.at(base);
      sink.coordinate(constant, 0, constant, 0, size);
      return;
    }
    double begin = base + speed * columns.lo();
    double end = base + speed * columns.hi();
    pieces.set(sorted, indices, Math.min(begin, end), Math.max(begin, end));
    boolean rises = speed > 0;
    int step = rises ? 1 : -1;
    int piece = 0;
    while (piece < pieces.count
        && (rises ? pieces.knots[piece] <= begin : pieces.knots[piece] < begin)) {
      piece++;
    }
    int last = piece;
    while (last != (rises ? pieces.count : 0)
        && time(rises ? last : last - 1, base, speed) < columns.hi()) {
      last += step;
    }
    sink.coordinate(
        offset(r, base, piece),
        r * pieces.slopes[piece] * speed,
        offset(r, base, last),
        r * pieces.slopes[last] * speed,
        size);
    for (; piece != last; piece += step) {
      double t = time(rises ? piece : piece - 1, base, speed);
      double slope = r * (pieces.slopes[piece + step] - pieces.slopes[piece]) * speed;
      sink.event(t, offset(r, base, piece + step) - offset(r, base, piece), slope, continuous);
    }
  }

  /** Returns the t at which u is at a knot. */
  private double time(int knot, double base, double speed) {
    return Math.max(columns.lo(), (pieces.knots[knot] - base) / speed);
  }

  private double offset(double r, double base, int piece) {
    return r * (pieces.offsets[piece] + pieces.slopes[piece] * base);
  }
}
