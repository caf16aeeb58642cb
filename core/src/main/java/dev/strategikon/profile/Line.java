package dev.strategikon.profile;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Round;

/**
 * A line of attacks against a rule, u(t) = b + t·s·p for t &gt; 0, sent by all q attackers, and the
 * reference r of the inner product ⟨r, A⟩.
 *
 * @param honest the h honest vectors that the server receives, only read; one may occur several
 *     times
 * @param byzantine q, the number of attackers
 * @param rule the rule
 * @param reference r, d floats, only read
 * @param base b, d floats, only read; null for the origin
 * @param direction p, d floats, only read
 * @param sign s, 1 or −1
 * @param round the step
 * @param compute threads, kernels and shard
 */
public record Line(
    Gradients honest,
    int byzantine,
    Aggregator rule,
    float[] reference,
    float[] base,
    float[] direction,
    int sign,
    Round round,
    Compute compute) {
  /** {@return m = h + q, the number of vectors that the server receives} */
  public int workers() {
    return honest.count() + byzantine;
  }

  /** Returns the vectors whose inner products with A the rule's guard needs; none without one. */
  float[][] watched() {
    return rule.guard()
        .map(guard -> guard.watched(round.requireSample(direction.length)))
        .orElseGet(() -> new float[0][]);
  }

  /** Returns the other half of the line, u(t) = b − t·s·p. */
  Line reversed() {
    return new Line(honest, byzantine, rule, reference, base, direction, -sign, round, compute);
  }

  /** {@return q as it is declared to the rule} */
  public int declared() {
    return rule.declared(byzantine);
  }

  /**
   * Returns an attack on the line.
   *
   * @param t its place
   * @return u(t), d new floats
   */
  public float[] vector(double t) {
    float[] u = new float[direction.length];
    for (int j = 0; j < u.length; j++) {
      u[j] = (float) (base(j) + slope(j) * t);
    }
    return u;
  }

  /** Returns b_j. */
  double base(int j) {
    return base == null ? 0 : base[j];
  }

  /** Returns s·p_j. */
  double slope(int j) {
    return sign * (double) direction[j];
  }
}
