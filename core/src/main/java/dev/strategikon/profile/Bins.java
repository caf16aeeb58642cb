package dev.strategikon.profile;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Bins of t &gt; 0: between 2^−20 and 2^20 every octave has {@value #PER_OCTAVE}, outside one, and
 * further edges stand where they are asked for. The first bin begins at 0, the last has no end.
 */
final class Bins {
  private static final int PER_OCTAVE = 32;
  private static final int SHIFT = 52 - Integer.numberOfTrailingZeros(PER_OCTAVE);

  /** Quotients of floats lie between 2^−300 and 2^300. */
  private static final int OUTER = 300;

  private static final int INNER = 20;

  private static final double LEAST = Math.scalb(1.0, -OUTER);
  private static final double MOST = Math.scalb(1.0, OUTER);
  private static final double FINE_FROM = Math.scalb(1.0, -INNER);
  private static final double FINE_TO = Math.scalb(1.0, INNER);

  /** Bin b is [edges[b], edges[b + 1]). */
  private final double[] edges;

  /** The bin of the first edge at or above the lower end of each octave or part of one. */
  private final int[] firsts;

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

  private static int cells() {
    return 2 * (OUTER - INNER) + 2 * INNER * PER_OCTAVE + 1;
  }

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

  /** Returns how many bins there are. */
  int count() {
    return edges.length - 1;
  }

  /** Returns where a bin begins. */
  double lo(int bin) {
    return edges[bin];
  }

  /** Returns where a bin ends. */
  double hi(int bin) {
    return edges[bin + 1];
  }

  /** Returns the bin of a t &gt; 0. */
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
