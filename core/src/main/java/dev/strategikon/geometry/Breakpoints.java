package dev.strategikon.geometry;

import dev.strategikon.statistics.QuickSelect;
import java.util.Arrays;

/**
 * Where a choice among moving vectors may change: numbers t in an open interval, found as roots of
 * differences of quadratics c0 + c1·t + c2·t². There may be more than are needed, never fewer.
 */
public final class Breakpoints {
  /** Two roots nearer than this share are one: nothing can be said in between. */
  private static final double SAME = 1e-13;

  /** Leading coefficients that are equal on paper differ by less than this share. */
  private static final double ROUNDING = 1e-14;

  /** At a computed root, equal quadratics differ by less than this share. */
  private static final double EQUAL = 1e-9;

  private final double lo;
  private final double hi;
  private double[] points = new double[16];
  private int size;

  /**
   * Begins with no change.
   *
   * @param lo at least 0
   * @param hi may be +∞
   */
  public Breakpoints(double lo, double hi) {
    this.lo = lo;
    this.hi = hi;
  }

  /** Returns the open interval's lower end. */
  public double lo() {
    return lo;
  }

  /** Returns the open interval's upper end. */
  public double hi() {
    return hi;
  }

  /** Adds one t if it lies in the interval. */
  public void add(double t) {
    if (t > lo && t < hi) {
      if (size == points.length) {
        points = Arrays.copyOf(points, 2 * size);
      }
      points[size++] = t;
    }
  }

  /** Adds all t at which two quadratics are equal; none where they are the same. */
  public void addCrossings(double[] a, double[] b) {
    for (double t : crossings(a, b)) {
      add(t);
    }
  }

  /** Adds all t at which two of some quadratics are equal. */
  public void addCrossings(double[][] all) {
    for (int i = 0; i < all.length; i++) {
      for (int j = 0; j < i; j++) {
        addCrossings(all[i], all[j]);
      }
    }
  }

  /**
   * Adds all t at which the {@code count} smallest of some quadratics change.
   *
   * @param keys the quadratics; the same object may be there several times
   */
  public void addSelectionChanges(double[][] keys, int count) {
    addSelectionChanges(keys, count, lo, hi);
  }

  /**
   * Adds all t of a part of the interval at which the {@code count} smallest of some quadratics
   * change, its ends included.
   */
  public void addSelectionChanges(double[][] keys, int count, double from, double to) {
    if (count <= 0 || count >= keys.length) {
      return;
    }
    boolean[] atEdge = atEdge(keys, count, from, to);
    for (int i = 0; i < keys.length; i++) {
      if (!atEdge[i] || (i > 0 && keys[i] == keys[i - 1])) {
        continue;
      }
      for (int j = 0; j < i; j++) {
        if (!atEdge[j] || (j > 0 && keys[j] == keys[j - 1])) {
          continue;
        }
        double[] a = keys[i];
        double[] b = keys[j];
        for (double t : crossings(a, b)) {
          double root = ontoEnds(t, from, to);
          if (root >= from && root <= to && isLast(keys, Quadratics.value(a, root), root, count)) {
            add(root);
          }
        }
      }
    }
  }

  /**
   * Which of some quadratics may stand at the edge between the smallest and the others, judged by
   * what all are at least and at most from one t to another. Most roots need not be found then.
   */
  private static boolean[] atEdge(double[][] keys, int count, double from, double to) {
    int n = keys.length;
    boolean[] atEdge = new boolean[n];
    if (to == Double.POSITIVE_INFINITY) {
      Arrays.fill(atEdge, true);
      return atEdge;
    }
    double[] least = new double[n];
    double[] most = new double[n];
    for (int i = 0; i < n; i++) {
      double[] key = keys[i];
      double first = Quadratics.value(key, from);
      double last = Quadratics.value(key, to);
      double turn = -key[1] / (2 * key[2]);
      double middle = turn > from && turn < to ? Quadratics.value(key, turn) : first;
      least[i] = Math.min(middle, Math.min(first, last));
      most[i] = Math.max(middle, Math.max(first, last));
    }
    double low = QuickSelect.moveSmallest(least.clone(), count + 1);
    double high = QuickSelect.moveSmallest(most.clone(), count);
    low -= EQUAL * Math.abs(low);
    high += EQUAL * Math.abs(high);
    for (int i = 0; i < n; i++) {
      atEdge[i] =
          !(most[i] + EQUAL * Math.abs(most[i]) < low
              || least[i] - EQUAL * Math.abs(least[i]) > high);
    }
    return atEdge;
  }

  /** A root at an end may have been rounded across it. */
  private static double ontoEnds(double t, double from, double to) {
    if (Math.abs(t - from) <= EQUAL * from) {
      return from;
    }
    return to < Double.POSITIVE_INFINITY && Math.abs(t - to) <= EQUAL * to ? to : t;
  }

  /** Whether a value stands at the edge between the smallest and the others. */
  private static boolean isLast(double[][] keys, double value, double t, int count) {
    double slack = EQUAL * Math.abs(value);
    int below = 0;
    int upTo = 0;
    for (double[] key : keys) {
      double other = Quadratics.value(key, t);
      below += other < value - slack ? 1 : 0;
      upTo += other <= value + slack ? 1 : 0;
    }
    return below < count && upTo > count;
  }

  /**
   * Where two quadratics are equal. What is left of two leading coefficients that are equal on
   * paper is rounding; a root made of it would lie where t is so large that nothing can be told.
   */
  private static double[] crossings(double[] a, double[] b) {
    double square = a[2] - b[2];
    boolean isRounding = Math.abs(square) <= ROUNDING * (Math.abs(a[2]) + Math.abs(b[2]));
    return Quadratics.roots(a[0] - b[0], a[1] - b[1], isRounding ? 0 : square);
  }

  /** Returns the interval's ends and all changes between them, ascending. */
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
    // The last change may lie a rounding below the end: then the end takes its place.
    if (last > 0 && !(hi > cuts[last] * (1 + SAME))) {
      last--;
    }
    cuts[++last] = hi;
    return Arrays.copyOf(cuts, last + 1);
  }

  /** Returns a t inside an interval, as far from both ends as may be. */
  public static double interior(double lo, double hi) {
    if (hi == Double.POSITIVE_INFINITY) {
      return lo == 0 ? 1 : 2 * lo;
    }
    return lo == 0 ? hi / 2 : Math.sqrt(lo) * Math.sqrt(hi);
  }
}
