package dev.strategikon.profile;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.samples.Rounds;
import dev.strategikon.samples.Samples;
import dev.strategikon.slow.Doubles;
import dev.strategikon.slow.SlowPipeline;
import java.util.Arrays;

/**
 * A line, and the slow version of its rule, which knows the product at every t.
 *
 * @param spec the rule
 */
record KnownLine(String spec, Line line) {
  /** One coordinate, in which all attackers send u = t and the reference is 1. */
  static KnownLine rising(String spec, int q, float... honest) {
    return of(spec, Samples.column(honest), q, new float[] {1}, null, new float[] {1}, 1);
  }

  /** Inner product manipulation: u = −t·v̄, with the mean as the reference. */
  static KnownLine manipulation(String spec, Gradients honest, int q) {
    float[] mean = honest.mean(Compute.SERIAL);
    return of(spec, honest, q, mean, null, mean, -1);
  }

  /** Any line. */
  static KnownLine of(
      String spec,
      Gradients honest,
      int q,
      float[] reference,
      float[] base,
      float[] direction,
      int sign) {
    return new KnownLine(
        spec,
        new Line(
            honest,
            q,
            Aggregator.parse(spec),
            reference,
            base,
            direction,
            sign,
            Rounds.first(direction.length),
            Compute.SERIAL));
  }

  /** Returns ⟨r, A⟩ at t by the slow version. */
  double product(double t) {
    return Samples.product(line.reference(), aggregate(t));
  }

  /** Returns A at t by the slow version. */
  double[] aggregate(double t) {
    int h = line.honest().count();
    double[][] received = Arrays.copyOf(Doubles.of(line.honest().rows()), line.workers());
    double[] u = new double[line.direction().length];
    for (int j = 0; j < u.length; j++) {
      u[j] = line.base(j) + line.slope(j) * t;
    }
    Arrays.fill(received, h, received.length, u);
    return SlowPipeline.parse(spec).aggregate(received, line.declared());
  }
}
