package dev.strategikon.bench;

import dev.strategikon.compute.Compute;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.LinearMap;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.ServerVector;
import dev.strategikon.rule.coordinate.Mean;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Finds the bottleneck of an aggregation. The geometry, the work on m × m numbers and the output
 * are timed alone. The time of each part is attributed to what bounds it, and the largest sum wins.
 */
final class Parts {
  /** A part is bound by memory if it takes at most this times the time of reading its input. */
  private static final double NEAR = 1.5;

  /** The traffic of an output in vectors: it is cleared, fetched and written back. */
  private static final double OUTPUT = 3;

  private final Aggregator aggregator;
  private final Gradients gradients;
  private final int q;
  private final Compute compute;
  private final Budget budget;

  /** Prepares for a pipeline that is defined for these vectors and q. */
  Parts(Aggregator aggregator, Gradients gradients, int q, Compute compute, Budget budget) {
    this.aggregator = aggregator;
    this.gradients = gradients;
    this.q = aggregator.declared(q);
    this.compute = compute;
    this.budget = budget.small();
  }

  /** Returns the number of multiply-adds of the geometry, 0 if there is none. */
  static double multiplyAdds(Aggregator aggregator, int m, int d) {
    if (!aggregator.isGeometric() && !aggregator.mixesColumns()) {
      return 0;
    }
    double points = m + aggregator.serverVectors().size();
    return points * (points + 1) / 2 * d;
  }

  /**
   * Returns the bottleneck.
   *
   * @param seconds the time of the aggregation
   * @param read the time of reading all vectors once
   * @param peak the machine's multiply-adds a second
   */
  Bottleneck bound(double seconds, double read, double peak) {
    Map<Bottleneck, Double> shares = new EnumMap<>(Bottleneck.class);
    double fmas = multiplyAdds(aggregator, gradients.count(), gradients.dimension());
    if (fmas == 0) {
      addColumns(shares, seconds, traffic(read, gradients.count()));
    } else {
      Gradients points =
          ServerVector.append(
              gradients, aggregator.serverVectors(), Rounds.of(aggregator, gradients));
      Geometry geometry = Geometry.of(points, compute);
      Supplier<Object> small =
          aggregator.isGeometric()
              ? () -> aggregator.weights(geometry, q, Round.FIRST)
              : () -> aggregator.mixing(geometry, q, Round.FIRST);
      double[][] times =
          PairedTimer.measure(budget, List.of(() -> Geometry.of(points, compute), small));
      double geometrySeconds = Quantiles.of(times[0]).median();
      double smallSeconds = Quantiles.of(times[1]).median();
      boolean streams = geometrySeconds <= NEAR * read && fmas / peak <= read;
      add(shares, streams ? Bottleneck.MEMORY : Bottleneck.ARITHMETIC, geometrySeconds);
      add(shares, Bottleneck.SMALL, smallSeconds);
      addOutput(shares, geometry, seconds - geometrySeconds - smallSeconds, read);
    }
    return shares.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElseThrow();
  }

  private void addOutput(
      Map<Bottleneck, Double> shares, Geometry geometry, double rest, double read) {
    if (aggregator.isGeometric()) {
      double heavy = 0;
      for (double weight : aggregator.weights(geometry, q, Round.FIRST)) {
        heavy += weight != 0 ? 1 : 0;
      }
      boolean streams = rest <= NEAR * traffic(read, heavy);
      add(shares, streams ? Bottleneck.MEMORY : Bottleneck.ARITHMETIC, rest);
      return;
    }
    LinearMap mixing = aggregator.mixing(geometry, q, Round.FIRST);
    double columns = rest;
    if (!mixing.isSelection()) {
      // W·X and the rule alternate block by block. Time the rule alone, on as many vectors.
      float[][] rows = new float[mixing.outputs()][];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = gradients.row(i % gradients.count());
      }
      Gradients some = Gradients.of(rows);
      Aggregator alone = Aggregator.of(aggregator.columns()).declaring(q);
      double[][] times =
          PairedTimer.measure(
              budget, List.of(() -> alone.aggregate(some, q, Round.FIRST, compute)));
      columns = Quantiles.of(times[0]).median();
      add(shares, Bottleneck.ARITHMETIC, rest - columns);
    }
    addColumns(shares, columns, traffic(read, mixing.outputs()));
  }

  private void addColumns(Map<Bottleneck, Double> shares, double seconds, double traffic) {
    Bottleneck slow =
        !aggregator.seesWholeVectors() && aggregator.columns() instanceof Mean
            ? Bottleneck.ARITHMETIC
            : Bottleneck.COMPARISONS;
    add(shares, seconds <= NEAR * traffic ? Bottleneck.MEMORY : slow, seconds);
  }

  /** Returns the time of reading some of the vectors and writing one. */
  private double traffic(double read, double vectors) {
    return read * (vectors + OUTPUT) / gradients.count();
  }

  private static void add(Map<Bottleneck, Double> shares, Bottleneck bound, double seconds) {
    shares.merge(bound, Math.max(0, seconds), Double::sum);
  }
}
