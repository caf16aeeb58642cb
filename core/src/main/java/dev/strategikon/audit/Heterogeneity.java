package dev.strategikon.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The (G, B) of some moments of a run: Var = (1/h)·Σ ‖v_i − v̄‖² ≤ G² + B²·‖v̄‖² at each of them
 * (Karimireddy, He and Jaggi, "Byzantine-Robust Learning on Heterogeneous Datasets via Bucketing",
 * ICLR 2022; Allouah, Guerraoui, Gupta, Pinot and Rizk, "Robust Distributed Learning: Tight Error
 * Bounds and Breakdown Point under Data Heterogeneity", NeurIPS 2023).
 *
 * <p>Many pairs satisfy this. This one is the line above all points (x, y) = (‖v̄‖², Var) with the
 * least mean excess: it minimises the mean of G² + B²·x − y, subject to G² + B²·x ≥ y at each
 * point, G² ≥ 0 and B² ≥ 0. Of several such lines it is the one with the smallest B. The optimum of
 * this linear program in two unknowns is an edge of the points' upper hull, a horizontal line, or a
 * line through the origin.
 *
 * @param moments the number of points
 * @param g G
 * @param b B
 */
public record Heterogeneity(int moments, double g, double b) {
  private record Point(double x, double y) {}

  /** A line y = G² + B²·x. */
  private record Upper(double squareOfG, double squareOfB) {
    double at(double x) {
      return squareOfG + squareOfB * x;
    }
  }

  /**
   * Fits the line.
   *
   * @param squaredNorms ‖v̄‖² of each moment; only read
   * @param variances Var of each moment; only read
   * @return the fit; empty for fewer than two moments with finite numbers: every line fits one
   */
  public static Optional<Heterogeneity> of(double[] squaredNorms, double[] variances) {
    List<Point> points =
        IntStream.range(0, squaredNorms.length)
            .mapToObj(i -> new Point(squaredNorms[i], variances[i]))
            .filter(point -> Double.isFinite(point.x()) && Double.isFinite(point.y()))
            .toList();
    if (points.size() < 2) {
      return Optional.empty();
    }
    double mean = points.stream().mapToDouble(Point::x).average().orElseThrow();
    Upper best =
        candidates(points).stream()
            .min(
                Comparator.comparingDouble((Upper line) -> line.at(mean))
                    .thenComparingDouble(Upper::squareOfB))
            .orElseThrow();
    return Optional.of(
        new Heterogeneity(points.size(), Math.sqrt(best.squareOfG()), Math.sqrt(best.squareOfB())));
  }

  /** Returns the vertices of the program's feasible set. */
  private static List<Upper> candidates(List<Point> points) {
    double highest = points.stream().mapToDouble(Point::y).max().orElseThrow();
    List<Upper> lines = new ArrayList<>(List.of(new Upper(highest, 0)));
    double steepest =
        points.stream().mapToDouble(p -> p.y() == 0 ? 0 : p.y() / p.x()).max().orElseThrow();
    if (Double.isFinite(steepest)) {
      lines.add(new Upper(0, steepest));
    }
    List<Point> hull = upperHull(points);
    for (int i = 1; i < hull.size(); i++) {
      Point left = hull.get(i - 1);
      Point right = hull.get(i);
      double slope = (right.y() - left.y()) / (right.x() - left.x());
      double offset = left.y() - slope * left.x();
      if (slope >= 0 && offset >= 0) {
        lines.add(new Upper(offset, slope));
      }
    }
    return lines;
  }

  /** Returns the points of the upper hull from left to right (Andrew's monotone chain). */
  private static List<Point> upperHull(List<Point> points) {
    List<Point> hull = new ArrayList<>();
    List<Point> sorted =
        points.stream()
            .sorted(Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y))
            .toList();
    for (Point point : sorted) {
      while (!hull.isEmpty() && hull.get(hull.size() - 1).x() == point.x()) {
        hull.remove(hull.size() - 1);
      }
      while (hull.size() > 1 && !turnsDown(hull, point)) {
        hull.remove(hull.size() - 1);
      }
      hull.add(point);
    }
    return hull;
  }

  private static boolean turnsDown(List<Point> hull, Point next) {
    Point a = hull.get(hull.size() - 2);
    Point b = hull.get(hull.size() - 1);
    return (b.x() - a.x()) * (next.y() - a.y()) < (b.y() - a.y()) * (next.x() - a.x());
  }
}
