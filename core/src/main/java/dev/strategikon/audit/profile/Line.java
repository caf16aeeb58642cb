package dev.strategikon.audit.profile;

import dev.strategikon.gradient.Blocks;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.Parallel;
import dev.strategikon.gradient.Shard;
import dev.strategikon.rule.Aggregator;
import dev.strategikon.rule.Round;
import java.util.Arrays;
import java.util.stream.IntStream;

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
    int all = Blocks.count(parallel.shard().dimension(direction.length));
    return all <= blocks ? this : sampled(blocks, all);
  }

  private Line sampled(int blocks, int all) {
    int first = parallel.shard().from() / Blocks.SIZE;
    int end = first + Blocks.count(direction.length);
    int[] sample = IntStream.range(0, blocks).map(k -> (int) ((long) k * all / blocks)).toArray();
    int before = (int) Arrays.stream(sample).filter(block -> block < first).count();
    int[] own =
        Arrays.stream(sample)
            .filter(block -> block >= first && block < end)
            .map(block -> block - first)
            .toArray();
    // More than so many blocks are spaced by more than one, so the last, a part, is never taken.
    Shard shard = parallel.shard().leafByLeaf(before * Blocks.SIZE, sample.length * Blocks.SIZE);
    return new Line(
        Gradients.of(
            Arrays.stream(honest.rows()).map(row -> blocks(row, own)).toArray(float[][]::new)),
        byzantine,
        rule,
        blocks(reference, own),
        base == null ? null : blocks(base, own),
        blocks(direction, own),
        sign,
        round,
        parallel.with(shard));
  }

  private static float[] blocks(float[] vector, int[] blocks) {
    float[] chosen = new float[blocks.length * Blocks.SIZE];
    for (int k = 0; k < blocks.length; k++) {
      System.arraycopy(vector, Blocks.from(blocks[k]), chosen, k * Blocks.SIZE, Blocks.SIZE);
    }
    return chosen;
  }
}
