package dev.strategikon.geometry;

import java.util.Arrays;

/**
 * The numbers t in an open interval at which a choice among moving vectors may change. They are
 * roots of differences of quadratics c0 + c1·t + c2·t² (see {@link Quadratics}). There may be more
 * than necessary, never fewer. Not safe for use by several threads.
 */
public final class Breakpoints {
  /** Two roots that differ by less than this share count as one. */
  private static final double SAME = 1e-13;

  private final double lo;
  private final double hi;
  private double[] points = new double[16];
  private int size;

  /**
   * Starts without breakpoints.
   *
   * @param lo the interval's lower end, at least 0
   * @param hi its upper end; may be +∞
   */
  public Breakpoints(double lo, double hi) {
    this.lo = lo;
    this.hi = hi;
  }

  /** {@return the interval's lower end} */
  public double lo() {
    return lo;
  }

  /** {@return the interval's upper end; may be +∞} */
  public double hi() {
    return hi;
  }

  /**
   * Adds a breakpoint if it lies in the interval.
   *
   * @param t any number
   */
  public void add(double t) {
    if (t > lo && t < hi) {
      if (size == points.length) {
        points = Arrays.copyOf(points, 2 * size);
      }
      points[size++] = t;
    }
  }

  /**
   * Adds all t at which two quadratics are equal; none if they are the same.
   *
   * @param a three coefficients, only read
   * @param b three coefficients, only read
   */
  public void addCrossings(double[] a, double[] b) {
    for (double t : Quadratics.crossings(a, b)) {
      add(t);
    }
  }

  /**
   * Adds all t at which any two of several quadratics are equal.
   *
   * @param all three coefficients each, only read
   */
  public void addCrossings(double[][] all) {
    for (int i = 0; i < all.length; i++) {
      for (int j = 0; j < i; j++) {
        addCrossings(all[i], all[j]);
      }
    }
  }

  /**
   * Adds all t at which the set of the {@code count} smallest quadratics changes.
   *
   * @param keys the quadratics, only read; one array may occur several times in a row
   * @param count how many are selected
   */
  public void addSelectionChanges(double[][] keys, int count) {
    addSelectionChanges(keys, count, lo, hi);
  }

  /**
   * Adds all t in a part of the interval, its ends included, at which the set of the {@code count}
   * smallest quadratics changes.
   *
   * @param keys the quadratics, only read; one array may occur several times in a row
   * @param count how many are selected
   * @param from the lower end of the part
   * @param to its upper end; may be +∞
   */
  public void addSelectionChanges(double[][] keys, int count, double from, double to) {
    SelectionChanges.addTo(this, keys, count, from, to);
  }

  /**
   * Adds the breakpoints of another interval that lie in this one.
   *
   * @param other only read
   */
  public void addAll(Breakpoints other) {
    for (int i = 0; i < other.size; i++) {
      add(other.points[i]);
    }
  }

  /** {@return all breakpoints, ascending, equal ones included; the caller's} */
  public double[] points() {
    double[] all = Arrays.copyOf(points, size);
    Arrays.sort(all);
    return all;
  }

  /** {@return the interval's ends and all breakpoints between them, ascending; the caller's} */
  public double[] cuts() {
    Arrays.sort(points, 0, size);
    double[] cuts = new double[size + 2];
    cuts[0] = lo;
    int last = 0;
    for (int i = 0; i < size; i++) {
      if (points[i] > cuts[last] * (1 + SAME)) {
        cuts[++last] = points[i];
      }
    }
    // A last breakpoint that differs from the end by rounding alone is replaced by the end.
    if (last > 0 && !(hi > cuts[last] * (1 + SAME))) {
      last--;
    }
    cuts[++last] = hi;
    return Arrays.copyOf(cuts, last + 1);
  }

  /**
   * Returns a number inside an interval, well away from both ends: the geometric mean of the ends
   * where it exists.
   *
   * @param lo the lower end, at least 0
   * @param hi the upper end; may be +∞
   * @return the number
   */
  public static double interior(double lo, double hi) {
    if (hi == Double.POSITIVE_INFINITY) {
      return lo == 0 ? 1 : 2 * lo;
    }
    return lo == 0 ? hi / 2 : Math.sqrt(lo) * Math.sqrt(hi);
  }
}
