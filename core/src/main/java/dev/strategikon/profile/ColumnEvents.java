package dev.strategikon.profile;

import dev.strategikon.compute.Blocks;

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
     * @param size |r_j|·max |v_ij| over the ranks that the rule's pieces look at
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
  private final ColumnPieces pieces;
  private final boolean continuous;
  private final HonestColumns honest;

  /** Creates the memory for one thread; see {@link LineColumns#events}. */
  ColumnEvents(LineColumns columns, ColumnPieces pieces) {
    this.columns = columns;
    this.line = columns.line();
    this.pieces = pieces;
    this.continuous = pieces.isContinuous();
    this.honest = columns.sorted(pieces.ranks(columns.rows().length));
  }

  /** Sends the events of coordinates [from, to), at most {@value Blocks#SIZE} of them. */
  void walk(int from, int to, Sink sink) {
    honest.forEach(
        from,
        to,
        j -> {
          double r = line.reference()[j];
          if (r != 0) {
            coordinate(r, line.base(j), line.slope(j), sink);
          }
        });
  }

  private void coordinate(double r, double base, double speed, Sink sink) {
    double size = Math.abs(r) * Math.max(Math.abs(honest.smallest()), Math.abs(honest.largest()));
    if (speed == 0 || columns.copies() == 0) {
      pieces.set(honest.sorted(), honest, base, base);
      double constant = r * pieces.at(base);
      sink.coordinate(constant, 0, constant, 0, size);
      return;
    }
    double begin = base + speed * columns.lo();
    double end = base + speed * columns.hi();
    pieces.set(honest.sorted(), honest, Math.min(begin, end), Math.max(begin, end));
    boolean rises = speed > 0;
    int step = rises ? 1 : -1;
    int piece = 0;
    while (piece < pieces.count
        && (rises ? pieces.knots[piece] <= begin : pieces.knots[piece] < begin)) {
      piece++;
    }
    int last = columns.hi() == Double.POSITIVE_INFINITY ? (rises ? pieces.count : 0) : piece;
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
