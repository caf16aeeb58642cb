package dev.strategikon.reproduce;

import dev.strategikon.reproduce.published.Curve;
import dev.strategikon.reproduce.published.Metric;
import dev.strategikon.text.ShownNumbers;
import java.util.List;
import java.util.Set;

/**
 * How near the measured accuracies of a claim are to the published ones.
 *
 * @param differences of the curves that share an epoch with the paper's
 * @param others the keys in which the runs differ from the paper's settings
 */
record Closeness(List<Difference> differences, Set<String> others) {
  /** With another one of these the numbers say nothing about the paper's. */
  private static final Set<String> ESSENTIAL = Set.of("dataset", "model", "workers", "batch");

  /** Compares the runs that some of the paper's curves are about. */
  static Closeness of(Evidence evidence, List<Curve> curves) {
    return new Closeness(
        Difference.of(evidence, curves, Metric.ACCURACY),
        curves.isEmpty() ? Set.of() : PaperSettings.differences(evidence.grid()));
  }

  /** Returns the comparison in one line; nothing if there is nothing to compare with. */
  String text() {
    if (others.stream().anyMatch(ESSENTIAL::contains)) {
      return "other network or data, not compared";
    }
    if (differences.isEmpty()) {
      return "";
    }
    Difference.Point largest =
        differences.stream()
            .map(Difference::largest)
            .reduce((a, b) -> b.size() > a.size() ? b : a)
            .orElseThrow();
    int epochs = differences.stream().mapToInt(difference -> difference.points().size()).sum();
    double sum =
        differences.stream()
            .flatMap(difference -> difference.points().stream())
            .mapToDouble(Difference.Point::size)
            .sum();
    String numbers =
        "largest difference %s (epoch %s), mean %s, over %d points"
            .formatted(
                ShownNumbers.fixed(largest.size(), 3),
                ShownNumbers.plain(largest.epoch() - 1),
                ShownNumbers.fixed(sum / epochs, 3),
                epochs);
    if (!others.isEmpty()) {
      return "informally, with another %s: %s".formatted(String.join(", ", others), numbers);
    }
    return (largest.size() <= Judge.CLOSE ? "close: " : "not close: ") + numbers;
  }
}
