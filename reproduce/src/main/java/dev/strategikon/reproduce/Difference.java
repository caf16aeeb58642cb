package dev.strategikon.reproduce;

import dev.strategikon.reproduce.published.Curve;
import dev.strategikon.reproduce.published.Metric;
import dev.strategikon.sgd.StepMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A measured curve, averaged over its seeds, beside the published one, at every epoch that both
 * have.
 *
 * @param curve what they show
 * @param metric which quantity
 * @param points at least one, in ascending order of the epoch
 */
record Difference(Curve curve, Metric metric, List<Point> points) {
  /** How near two epochs are that are the same. */
  private static final double ROUNDING = 1e-6;

  /**
   * Both values at an epoch.
   *
   * @param epoch completed passes over the training set; the paper's figures plot one less
   * @param published the paper's value
   * @param measured ours
   */
  record Point(double epoch, double published, double measured) {
    double size() {
      return Math.abs(measured - published);
    }
  }

  /** Copies the list. */
  Difference {
    points = List.copyOf(points);
  }

  /**
   * Compares all of the paper's curves with the runs of a grid; without those that share nothing.
   */
  static List<Difference> all(Evidence evidence) {
    List<Difference> all = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      all.addAll(of(evidence, PaperCurves.all(), metric));
    }
    return all;
  }

  /**
   * Compares some curves; without those that share no epoch with the grid's runs, and none if they
   * have other images.
   */
  static List<Difference> of(Evidence evidence, List<Curve> curves, Metric metric) {
    if (PaperSettings.isOtherData(evidence.grid())) {
      return List.of();
    }
    return curves.stream()
        .map(
            curve ->
                new Difference(
                    curve,
                    metric,
                    points(
                        evidence.published().of(curve, metric),
                        evidence.of(evidence.grid().of(curve)),
                        metric)))
        .filter(difference -> !difference.points().isEmpty())
        .toList();
  }

  private static List<Point> points(
      Map<Double, Double> published, List<Trained> runs, Metric metric) {
    TreeMap<Double, List<Double>> measured = new TreeMap<>();
    for (Trained run : runs) {
      for (StepMetrics row : run.evaluated()) {
        measured
            .computeIfAbsent(row.epoch(), epoch -> new ArrayList<>())
            .add(metric == Metric.LOSS ? row.trainLoss() : row.testAccuracy());
      }
    }
    List<Point> points = new ArrayList<>();
    published.forEach(
        (epoch, value) -> {
          Map.Entry<Double, List<Double>> ours = measured.ceilingEntry(epoch - ROUNDING);
          if (ours != null && ours.getKey() <= epoch + ROUNDING) {
            double mean = ours.getValue().stream().mapToDouble(v -> v).average().orElse(Double.NaN);
            if (Double.isFinite(mean)) {
              points.add(new Point(epoch, value, mean));
            }
          }
        });
    return points;
  }

  /** Returns the point at which they differ most. */
  Point largest() {
    return points.stream().reduce((a, b) -> b.size() > a.size() ? b : a).orElseThrow();
  }

  /** Returns the mean of the sizes of the differences. */
  double mean() {
    return points.stream().mapToDouble(Point::size).average().orElseThrow();
  }

  /** Returns the last point. */
  Point last() {
    return points.get(points.size() - 1);
  }
}
