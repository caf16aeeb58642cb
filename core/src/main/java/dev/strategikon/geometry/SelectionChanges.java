package dev.strategikon.geometry;

import dev.strategikon.statistics.QuickSelect;
import java.util.Arrays;

/**
 * Finds the t at which the set of the k smallest of several quadratics changes. There the largest
 * selected quadratic equals the smallest other one.
 */
final class SelectionChanges {
  /** At a computed root, the two quadratics differ by less than this share. */
  private static final double EQUAL = 1e-9;

  private SelectionChanges() {}

  /** Adds all such t of [from, to]; see {@link Breakpoints#addSelectionChanges}. */
  static void addTo(Breakpoints breakpoints, double[][] keys, int count, double from, double to) {
    if (count <= 0 || count >= keys.length) {
      return;
    }
    boolean[] mayBeLast = mayBeLast(keys, count, from, to);
    for (int i = 0; i < keys.length; i++) {
      if (!mayBeLast[i] || (i > 0 && keys[i] == keys[i - 1])) {
        continue;
      }
      for (int j = 0; j < i; j++) {
        if (!mayBeLast[j] || (j > 0 && keys[j] == keys[j - 1])) {
          continue;
        }
        double[] a = keys[i];
        double[] b = keys[j];
        for (double t : Quadratics.crossings(a, b)) {
          double root = onto(t, from, to);
          if (root >= from && root <= to && isLast(keys, Quadratics.value(a, root), root, count)) {
            breakpoints.add(root);
          }
        }
      }
    }
  }

  /**
   * Returns which quadratics may be the largest selected one, or the smallest other one, for some
   * t. It compares their least and largest values on [from, to], which makes most roots
   * unnecessary.
   */
  private static boolean[] mayBeLast(double[][] keys, int count, double from, double to) {
    int n = keys.length;
    boolean[] mayBeLast = new boolean[n];
    if (to == Double.POSITIVE_INFINITY) {
      Arrays.fill(mayBeLast, true);
      return mayBeLast;
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
      mayBeLast[i] =
          !(most[i] + EQUAL * Math.abs(most[i]) < low
              || least[i] - EQUAL * Math.abs(least[i]) > high);
    }
    return mayBeLast;
  }

  /** Moves a root near an end onto the end, because rounding may have put it outside. */
  private static double onto(double t, double from, double to) {
    if (Math.abs(t - from) <= EQUAL * from) {
      return from;
    }
    return to < Double.POSITIVE_INFINITY && Math.abs(t - to) <= EQUAL * to ? to : t;
  }

  /** Returns whether a value is the largest selected one and the smallest other one at t. */
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
}
