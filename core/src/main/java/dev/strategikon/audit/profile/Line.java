package dev.strategikon.audit.profile;

import dev.strategikon.gradient.Blocks;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.Parallel;
import dev.strategikon.rule.Aggregator;
import dev.strategikon.rule.Round;
import java.util.Arrays;

/**
 * All attacks u(t) = b + t·s·p, t &gt; 0, sent by all q, against a rule, and the reference r that
 * the aggregate is measured against.
 *
 * @param honest the h honest vectors that the server receives, only read; one may be there several
 *     times
 * @param byzantine q, how many send u
 * @param rule the rule
 * @param reference r, d floats, only read
 * @param base b, d floats, only read; null for the origin
 * @param direction p, d floats, only read
 * @param sign s, 1 or −1
 * @param round the step
 * @param parallel how the machine works
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
    Parallel parallel) {
  /** Returns m, how many vectors the server receives. */
  public int workers() {
    return honest.count() + byzantine;
  }

  /** Returns how many Byzantine vectors the rule is told of. */
  public int declared() {
    return rule.declared(byzantine);
  }

  /** Returns u(t), a new vector. */
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

  /**
   * Returns the line on some of the coordinates only: blocks, evenly spaced.
   *
   * @param blocks how many at most
   */
  public Line sampled(int blocks) {
    int d = direction.length;
    int all = Blocks.count(d);
    if (all <= blocks) {
      return this;
    }
    float[][] rows = honest.rows();
    for (int i = 0; i < rows.length; i++) {
      rows[i] = sample(rows[i], blocks, all);
    }
    return new Line(
        Gradients.of(rows),
        byzantine,
        rule,
        sample(reference, blocks, all),
        base == null ? null : sample(base, blocks, all),
        sample(direction, blocks, all),
        sign,
        round,
        parallel);
  }

  private static float[] sample(float[] vector, int blocks, int all) {
    float[] sample = new float[blocks * Blocks.SIZE];
    int length = 0;
    for (int k = 0; k < blocks; k++) {
      int block = (int) ((long) k * all / blocks);
      int from = Blocks.from(block);
      int to = Blocks.to(block, vector.length);
      System.arraycopy(vector, from, sample, length, to - from);
      length += to - from;
    }
    return Arrays.copyOf(sample, length);
  }
}
