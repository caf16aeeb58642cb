package dev.strategikon.rule.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Joins points by links of growing length, until more than half of them are together. */
final class SingleLinkage {
  /** The difference up to which rounding may separate equal cosine distances, which are up to 2. */
  private static final double ROUNDING = 1e-12;

  private record Link(int i, int j, double length) {}

  /** The group of each point, named by one of its points. */
  private final int[] groups;

  private SingleLinkage(int points) {
    groups = new int[points];
    Arrays.setAll(groups, i -> i);
  }

  /**
   * Returns the first group of more than half of the points. Links of the same length join at once.
   *
   * @param distances symmetric, of at least one point, only read
   * @return the points' indices, ascending
   */
  static int[] majority(double[][] distances) {
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < distances.length; i++) {
      for (int j = 0; j < i; j++) {
        links.add(new Link(i, j, distances[i][j]));
      }
    }
    links.sort(Comparator.comparingDouble(Link::length));
    SingleLinkage linkage = new SingleLinkage(distances.length);
    int[] majority = linkage.groupOf(0);
    double longest = Double.POSITIVE_INFINITY;
    for (Link link : links) {
      if (link.length() > longest) {
        break;
      }
      if (linkage.join(link)) {
        int[] joined = linkage.groupOf(link.i());
        if (2 * joined.length > distances.length) {
          majority = joined;
          longest = Math.min(longest, link.length() + ROUNDING);
        }
      }
    }
    return majority;
  }

  /** Returns whether the link joins two groups. */
  private boolean join(Link link) {
    int from = groups[link.i()];
    int to = groups[link.j()];
    for (int k = 0; k < groups.length && from != to; k++) {
      groups[k] = groups[k] == from ? to : groups[k];
    }
    return from != to;
  }

  private int[] groupOf(int point) {
    return IntStream.range(0, groups.length).filter(i -> groups[i] == groups[point]).toArray();
  }
}
