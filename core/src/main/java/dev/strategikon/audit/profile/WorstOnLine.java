package dev.strategikon.audit.profile;

import dev.strategikon.audit.Objective;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;

/**
 * The t on a line that serves an attacker best, at the cost of less than one aggregation more
 * wherever d is large: in m dimensions for what geometry decides, on a sample of the coordinates
 * for the others.
 *
 * @param t where
 * @param value the objective there, which is to be small: ⟨r, A⟩ or −‖A − r‖²; of a sample, where
 *     only a sample was looked at
 */
public record WorstOnLine(double t, double value) {
  /** Blocks of coordinates that are looked at where a look costs an aggregation of them. */
  private static final int SAMPLE = 8;

  /**
   * Looks at the sample: twice so many in a first round, half so many in each of two finer ones.
   */
  private static final int LOOKS = 10;

  /**
   * The best t often lies where the rule's choice changes; what is rounded to floats, with
   * distances in float arithmetic, must not fall over the edge.
   */
  private static final double MARGIN = 1e-4;

  /** Finds the best t in [least, most]. */
  public static WorstOnLine of(Line line, Objective objective, double least, double most) {
    if (GeometryLine.fits(line.rule())) {
      return byGeometry(GeometryLine.of(line), objective, least, most);
    }
    if (objective == Objective.INNER_PRODUCT && neverIncreases(line)) {
      return new WorstOnLine(most, Double.NaN);
    }
    return byColumns(line, objective, least, most);
  }

  /** A monotone rule of columns, against u = −t·r: the larger t, the lower the product. */
  private static boolean neverIncreases(Line line) {
    return !line.rule().mixesColumns()
        && line.rule().columns().isMonotone(line.workers(), line.declared())
        && line.base() == null
        && line.sign() < 0
        && line.direction() == line.reference();
  }

  private static WorstOnLine byGeometry(
      GeometryLine geometry, Objective objective, double least, double most) {
    int reference = geometry.line().honest().count() + 1;
    UnaryOperator<double[]> values =
        ts ->
            Arrays.stream(ts)
                .map(
                    t ->
                        objective == Objective.INNER_PRODUCT
                            ? geometry.product(t)
                            : -geometry.squaredDistance(t, reference))
                .toArray();
    Optional<WeightPieces> pieces = WeightPieces.of(geometry);
    if (pieces.isPresent()) {
      // On a piece the product is linear and the distance convex: the best lies at an end.
      double[] ts =
          pieces.get().pieces().stream()
              .filter(piece -> piece.hi() > least && piece.lo() < most)
              .flatMapToDouble(
                  piece -> inside(Math.max(least, piece.lo()), Math.min(most, piece.hi())))
              .toArray();
      return best(ts, values.apply(ts));
    }
    UnaryOperator<double[]> safe =
        ts -> {
          double[] here = values.apply(ts);
          double[] beyond = values.apply(scaled(ts, 1 + MARGIN));
          Arrays.setAll(here, k -> Math.max(here[k], beyond[k]));
          return here;
        };
    int looks = (int) (40 * Math.log10(most / least));
    return refined(safe, least, most, looks, 10);
  }

  private static DoubleStream inside(double lo, double hi) {
    double step = Math.min(MARGIN, (hi / lo - 1) / 4);
    return DoubleStream.of(lo * (1 + step), Math.sqrt(lo) * Math.sqrt(hi), hi / (1 + step));
  }

  private static double[] scaled(double[] ts, double factor) {
    return Arrays.stream(ts).map(t -> t * factor).toArray();
  }

  private static WorstOnLine byColumns(Line line, Objective objective, double least, double most) {
    GeometryLine geometry = line.rule().mixesColumns() ? GeometryLine.of(line) : null;
    Line sample = line.sampled(SAMPLE);
    float[] reference = sample.reference();
    ColumnBatch batch =
        objective == Objective.INNER_PRODUCT
            ? ColumnBatch.products(sample, geometry)
            : new ColumnBatch(
                sample,
                geometry,
                (block, from, to) -> {
                  double sum = 0;
                  for (int j = from; j < to; j++) {
                    double difference = (double) block[j - from] - reference[j];
                    sum -= difference * difference;
                  }
                  return sum;
                });
    return refined(batch::at, least, most, 2 * LOOKS, 2);
  }

  /** A logarithmic grid, then finer ones around its best point. */
  private static WorstOnLine refined(
      UnaryOperator<double[]> values, double least, double most, int looks, int rounds) {
    double[] ts = grid(least, most, looks);
    WorstOnLine best = best(ts, values.apply(ts));
    double factor = Math.pow(most / least, 1.0 / (looks - 1));
    for (int round = 0; round < rounds; round++) {
      ts = grid(Math.max(least, best.t() / factor), Math.min(most, best.t() * factor), LOOKS / 2);
      WorstOnLine finer = best(ts, values.apply(ts));
      best = finer.value() < best.value() ? finer : best;
      factor = Math.pow(factor, 0.4);
    }
    return best;
  }

  private static double[] grid(double least, double most, int count) {
    double[] ts = new double[count];
    for (int k = 0; k < count; k++) {
      ts[k] = Math.min(most, least * Math.pow(most / least, (double) k / (count - 1)));
    }
    return ts;
  }

  /** The first of the lowest; a value that is not a number is never low. */
  private static WorstOnLine best(double[] ts, double[] values) {
    int best = 0;
    for (int k = 1; k < ts.length; k++) {
      if (values[k] < values[best] || Double.isNaN(values[best])) {
        best = k;
      }
    }
    return new WorstOnLine(ts[best], values[best]);
  }
}
