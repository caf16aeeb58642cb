package dev.strategikon.profile;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Bins of t &gt; 0. Every octave has {@value #PER_OCTAVE} bins between 2^−20 and 2^20 and one
 * outside. Further edges may be requested. The first bin begins at 0, the last has no end.
 * Immutable.
 */
final class Bins {
  private static final int PER_OCTAVE = 32;
  private static final int SHIFT = 52 - Integer.numberOfTrailingZeros(PER_OCTAVE);

  /** Quotients of floats are between 2^−300 and 2^300. */
  private static final int OUTER = 300;

  private static final int INNER = 20;

  private static final double LEAST = Math.scalb(1.0, -OUTER);
  private static final double MOST = Math.scalb(1.0, OUTER);
  private static final double FINE_FROM = Math.scalb(1.0, -INNER);
  private static final double FINE_TO = Math.scalb(1.0, INNER);

  /** Bin b is the interval [edges[b], edges[b + 1]). */
  private final double[] edges;

  /** The bin that begins at the lower end of each cell: of an octave, or of a part of one. */
  private final int[] firsts;

  /**
   * Creates bins.
   *
   * @param further the requested edges, in any order
   */
  Bins(double... further) {
    double[] regular = IntStream.range(0, cells()).mapToDouble(Bins::cellStart).toArray();
    double[] inner =
        DoubleStream.concat(
                Arrays.stream(regular), Arrays.stream(further).filter(t -> t > LEAST && t < MOST))
            .distinct()
            .sorted()
            .toArray();
    edges = new double[inner.length + 2];
    System.arraycopy(inner, 0, edges, 1, inner.length);
    edges[edges.length - 1] = Double.POSITIVE_INFINITY;
    firsts = new int[regular.length];
    for (int cell = 0; cell < regular.length; cell++) {
      firsts[cell] = Arrays.binarySearch(edges, regular[cell]);
    }
  }

  /** Returns the number of cells, the bins without requested edges. */
  private static int cells() {
    return 2 * (OUTER - INNER) + 2 * INNER * PER_OCTAVE + 1;
  }

  /** Returns the lower end of a cell. */
  private static double cellStart(int cell) {
    if (cell < OUTER - INNER) {
      return Math.scalb(1.0, cell - OUTER);
    }
    int fine = cell - (OUTER - INNER);
    if (fine < 2 * INNER * PER_OCTAVE) {
      return Double.longBitsToDouble(
          Double.doubleToRawLongBits(FINE_FROM) + ((long) fine << SHIFT));
    }
    return Math.scalb(1.0, fine - 2 * INNER * PER_OCTAVE + INNER);
  }

  /** Returns the cell that contains t. */
  private static int cell(double t) {
    if (t < FINE_FROM) {
      return Math.getExponent(t) + OUTER;
    }
    if (t >= FINE_TO) {
      return Math.getExponent(t) - INNER + OUTER - INNER + 2 * INNER * PER_OCTAVE;
    }
    long bits = Double.doubleToRawLongBits(t) - Double.doubleToRawLongBits(FINE_FROM);
    return OUTER - INNER + (int) (bits >>> SHIFT);
  }

  /** Returns the number of bins. */
  int count() {
    return edges.length - 1;
  }

  /** Returns the lower edge of a bin. */
  double lo(int bin) {
    return edges[bin];
  }

  /** Returns the upper edge of a bin; +∞ for the last one. */
  double hi(int bin) {
    return edges[bin + 1];
  }

  /** Returns the bin that contains a t &gt; 0. */
  int of(double t) {
    if (t < LEAST) {
      return 0;
    }
    int bin = firsts[t >= MOST ? firsts.length - 1 : cell(t)];
    while (t >= edges[bin + 1]) {
      bin++;
    }
    return bin;
  }
}
