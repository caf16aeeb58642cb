package dev.strategikon.profile;

import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.Vectors;
import java.util.Arrays;

/**
 * Evaluates a rule that sees whole vectors at many t: one aggregation each, because nothing is
 * known of its pieces.
 *
 * @param line the line
 * @param objective ⟨r, A⟩ or −‖A − r‖²
 */
record WholeBatch(Line line, Objective objective) {
  /** Returns the objective at each t; NaN if u is not finite. */
  double[] at(double[] ts) {
    return Arrays.stream(ts).map(this::at).toArray();
  }

  private double at(double t) {
    float[] u = line.vector(t);
    boolean isFinite = line.compute().kernels().sums().firstNonFinite(u, 0, u.length) < 0;
    if (line.compute().shard().any(!isFinite)) {
      return Double.NaN;
    }
    Gradients received = line.honest().withAll(Vectors.repeat(u, line.byzantine()));
    float[] aggregate =
        line.rule().aggregate(received, line.byzantine(), line.round(), line.compute()).vector();
    return line.compute().shard().inTurn(before -> continued(before, aggregate));
  }

  private double continued(double before, float[] aggregate) {
    double sum = before;
    for (int j = 0; j < aggregate.length; j++) {
      double r = line.reference()[j];
      double difference = aggregate[j] - r;
      sum += objective == Objective.INNER_PRODUCT ? r * aggregate[j] : -difference * difference;
    }
    return sum;
  }
}
