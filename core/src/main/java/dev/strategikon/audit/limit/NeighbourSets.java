package dev.strategikon.audit.limit;

import dev.strategikon.geometry.Geometry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sets of honest vectors that may be the nearest neighbours of an attackers' vector. */
public final class NeighbourSets {
  private static final int MOST = 200;

  /** A limit looks at no more sets than this one by one. */
  private static final int FEW = 20_000;

  private NeighbourSets() {}

  /**
   * Returns all sets of a size if they are few, and otherwise each vector with its nearest ones.
   *
   * @param geometry the geometry of the h honest vectors and others after them
   * @param h the number of honest vectors
   * @param size from 1 to h
   * @return the indices of each set
   */
  public static List<int[]> of(Geometry geometry, int h, int size) {
    List<int[]> sets = first(h, size, MOST + 1);
    if (sets.size() > MOST) {
      sets.clear();
      for (int i = 0; i < h; i++) {
        sets.add(nearest(geometry, h, i, size));
      }
    }
    return sets;
  }

  /** Returns whether there are so few sets of a size that a limit looks at all of them. */
  static boolean areFew(int h, int size) {
    double sets = 1;
    for (int k = 1; k <= size; k++) {
      sets = sets * (h - size + k) / k;
    }
    return sets <= FEW;
  }

  /** Returns all sets of a size from 1 to h. */
  static List<int[]> all(int h, int size) {
    return first(h, size, Integer.MAX_VALUE);
  }

  private static List<int[]> first(int h, int size, int most) {
    List<int[]> sets = new ArrayList<>();
    int[] set = new int[size];
    Arrays.setAll(set, i -> i);
    while (set != null && sets.size() < most) {
      sets.add(set.clone());
      set = next(set, h);
    }
    return sets;
  }

  /** Changes a set to the next one in lexicographic order; returns null after the last one. */
  private static int[] next(int[] set, int h) {
    int last = set.length - 1;
    while (last >= 0 && set[last] == h - set.length + last) {
      last--;
    }
    if (last < 0) {
      return null;
    }
    set[last]++;
    for (int k = last + 1; k < set.length; k++) {
      set[k] = set[k - 1] + 1;
    }
    return set;
  }

  private static int[] nearest(Geometry geometry, int h, int i, int size) {
    Integer[] order = new Integer[h];
    Arrays.setAll(order, j -> j);
    Arrays.sort(
        order,
        (a, b) -> Double.compare(geometry.squaredDistance(i, a), geometry.squaredDistance(i, b)));
    return Arrays.stream(order).limit(size).mapToInt(j -> j).toArray();
  }
}
