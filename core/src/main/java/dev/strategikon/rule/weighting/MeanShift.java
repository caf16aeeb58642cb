package dev.strategikon.rule.weighting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Mean shift with a flat window (Comaniciu and Meer 2002). It starts at every point, so nothing is
 * random. The window's radius is the mean distance to the ⌊n/2⌋-th nearest point, itself the first.
 */
final class MeanShift {
  private static final int MOST_SHIFTS = 300;

  /** A shift that is shorter than this share of the radius is the last. */
  private static final double SHORT = 1e-3;

  private final double[][] points;
  private final double radius;

  private MeanShift(double[][] points) {
    this.points = points;
    this.radius = radius(points);
  }

  /**
   * Returns the points of the largest cluster. Each point belongs to the nearest centre, if that is
   * within the radius. Of centres within a radius that with the most points in its window stays.
   *
   * @param points only read
   * @return their indices, ascending; of two clusters of one size the one with the fuller window
   */
  static int[] largestCluster(double[][] points) {
    MeanShift shift = new MeanShift(points);
    List<double[]> centres = shift.centres();
    List<List<Integer>> clusters = new ArrayList<>();
    centres.forEach(centre -> clusters.add(new ArrayList<>()));
    for (int i = 0; i < points.length; i++) {
      int nearest = 0;
      for (int c = 1; c < centres.size(); c++) {
        if (distance(points[i], centres.get(c)) < distance(points[i], centres.get(nearest))) {
          nearest = c;
        }
      }
      if (distance(points[i], centres.get(nearest)) <= shift.radius) {
        clusters.get(nearest).add(i);
      }
    }
    List<Integer> largest = clusters.get(0);
    for (List<Integer> cluster : clusters) {
      largest = cluster.size() > largest.size() ? cluster : largest;
    }
    return largest.stream().mapToInt(i -> i).toArray();
  }

  private List<double[]> centres() {
    List<double[]> found =
        Arrays.stream(points)
            .map(this::shifted)
            .sorted(Comparator.comparingInt(centre -> -window(centre).length))
            .toList();
    List<double[]> centres = new ArrayList<>();
    for (double[] centre : found) {
      if (centres.stream().noneMatch(other -> distance(centre, other) <= radius)) {
        centres.add(centre);
      }
    }
    return centres;
  }

  /** Moves a point to the mean of its window until it stays. */
  private double[] shifted(double[] from) {
    double[] centre = from;
    for (int k = 0; k < MOST_SHIFTS; k++) {
      int[] window = window(centre);
      double[] mean = new double[from.length];
      for (int i : window) {
        for (int c = 0; c < mean.length; c++) {
          mean[c] += points[i][c];
        }
      }
      Arrays.setAll(mean, c -> mean[c] / window.length);
      double moved = distance(mean, centre);
      centre = mean;
      if (moved <= SHORT * radius) {
        break;
      }
    }
    return centre;
  }

  private int[] window(double[] centre) {
    return IntStream.range(0, points.length)
        .filter(i -> distance(points[i], centre) <= radius)
        .toArray();
  }

  private static double radius(double[][] points) {
    double sum = 0;
    for (double[] point : points) {
      double[] distances =
          Arrays.stream(points).mapToDouble(other -> distance(point, other)).sorted().toArray();
      sum += distances[Math.max(0, points.length / 2 - 1)];
    }
    // The mean of a window may lie a rounding away from points that are all the same.
    return sum / points.length + 1e-12;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int c = 0; c < a.length; c++) {
      sum += (a[c] - b[c]) * (a[c] - b[c]);
    }
    return Math.sqrt(sum);
  }
}
