package dev.strategikon.attack.plain;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.AttackMemory;
import dev.strategikon.attack.GradientAttack;
import dev.strategikon.attack.Knowledge;
import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Vectors;
import dev.strategikon.random.Draws;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import dev.strategikon.statistics.NormalQuantile;
import java.util.List;

/**
 * PoisonedFL (Xie, Fang and Gong, CVPR 2025): the same signs in all steps, so that what one step
 * does is not undone by the next. Every few steps the attackers test whether x has moved along, and
 * lower c if chance alone would have moved as many coordinates.
 *
 * <p>As the authors' code has it, with aggregates for the moves of x, which they are at a constant
 * learning rate without momentum. Three things differ. The code's test leaves out one step in each
 * interval; here none is left out. The code decides a coordinate that has not moved by the sign of
 * its parameter; here it has not moved along. And the code has the limits of the test for four
 * networks; here it is computed, with the same results.
 *
 * @param scale c at the beginning, positive and finite
 * @param every the number of steps between two tests, at least 1
 */
public record Poisonedfl(double scale, int every) implements GradientAttack {
  /** Its entry in the catalogue. */
  public static final Entry<Attack> ENTRY =
      new Entry<>(
          "poisonedfl",
          "All push along one random vector of signs, the same in all steps.",
          "Xie, Fang and Gong, CVPR 2025",
          List.of(
              Parameter.optional(
                  "scale", "8", "the length at first, in units of the last aggregate's"),
              Parameter.optional("every", "50", "how many steps there are between two tests")),
          new Guide(
              """
              u = c·‖A₋‖·k∘s, with s_j = ±1 drawn by the seed alone, and c at first the scale
              k_j = |A₋_j − u₋_j·‖A₋‖/‖u₋‖|, scaled to ‖k‖ = 1
              A₋: the last aggregate, u₋: what was sent last; both 0 at first, and then u is 0
              c ← 0.7·c, but not below 0.5, if after so many steps the sum of their A has the sign s_j
              in fewer coordinates than d fair coins show heads with probability 0.99
              """,
              "Any m and q, and no honest gradient; the last aggregate, which a run then keeps.",
              "Three passes over the last aggregate, and the memory of two vectors.",
              "In a single step: it does its harm over many. It takes aggregates for the moves of"
                  + " x, so with momentum or a learning rate that changes the test sees other"
                  + " moves."),
          arguments -> new Poisonedfl(arguments.number("scale"), arguments.integer("every")));

  /** The factor by which c is lowered. */
  private static final double LOWERED = 0.7;

  /** The least c to which it is lowered. */
  private static final double LEAST = 0.5;

  /** The 0.99 quantile of the standard normal distribution. */
  private static final double SURE = NormalQuantile.of(0.99);

  /**
   * Checks the ranges.
   *
   * @param scale c at the beginning, positive and finite
   * @param every the number of steps between two tests, at least 1
   * @throws IllegalArgumentException if one is out of range
   */
  public Poisonedfl {
    if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("poisonedfl needs a positive, finite scale, not " + scale);
    }
    if (every < 1) {
      throw new IllegalArgumentException("poisonedfl needs every >= 1, not " + every);
    }
  }

  @Override
  public boolean seesPrevious() {
    return true;
  }

  /** Keeps what is sent, how often c was lowered, and the mean of A since the last test. */
  @Override
  public AttackMemory learn(Knowledge knowledge) {
    AttackMemory memory = knowledge.memory();
    int t = memory.steps();
    float[] sent = t == 0 ? new float[knowledge.mean().length] : memory.direction();
    int lowered = Math.max(0, memory.number());
    float[] moved = sent; // before the first step nothing has moved under the attack
    if (t > 0) {
      moved = moved(memory, knowledge.round().start(sent.length), (t - 1) % every);
      lowered += t % every == 0 && isTooStrong(moved, lowered, knowledge) ? 1 : 0;
    }
    return new AttackMemory(t + 1, lowered, moved, next(knowledge, sent, scale(lowered)));
  }

  /** What {@link #learn} has chosen for the step. */
  @Override
  public float[][] vectors(Knowledge knowledge) {
    AttackMemory memory = knowledge.memory().isEmpty() ? learn(knowledge) : knowledge.memory();
    return Vectors.repeat(memory.direction().clone(), knowledge.byzantine());
  }

  /** Returns c after it was lowered so often. */
  private double scale(int lowered) {
    double c = scale;
    for (int i = 0; i < lowered; i++) {
      c *= LOWERED;
    }
    return c;
  }

  /** Returns the mean of the aggregates since the last test, of which the memory has some. */
  private static float[] moved(AttackMemory memory, float[] last, int before) {
    float[] mean = last.clone();
    for (int j = 0; before > 0 && j < mean.length; j++) {
      mean[j] = (float) (((double) before * memory.mean()[j] + last[j]) / (before + 1));
    }
    return mean;
  }

  /** Returns whether x has not moved along, and c may be lowered. */
  private boolean isTooStrong(float[] moved, int lowered, Knowledge knowledge) {
    Draws signs = signs(knowledge);
    boolean[] positive = new boolean[moved.length];
    for (int j = 0; j < positive.length; j++) {
      positive[j] = signs.nextLong() >= 0;
    }
    double[] along =
        sums(
            moved.length,
            knowledge.compute(),
            (j, sums) -> sums[0] += (positive[j] ? moved[j] > 0 : moved[j] < 0) ? 1 : 0);
    int dimension = knowledge.compute().shard().dimension(moved.length);
    return along[0] < headsOf(dimension) && scale(lowered + 1) >= LEAST;
  }

  /**
   * {@return the least number that d fair coins' heads do not exceed with probability 0.99, by the
   * normal approximation}
   *
   * @param coins d
   */
  public static long headsOf(int coins) {
    return (long) Math.ceil(coins / 2.0 + SURE * Math.sqrt(coins) / 2 - 0.5);
  }

  private static Draws signs(Knowledge knowledge) {
    Draws signs = Draws.of(knowledge.round().seed(), "poisonedfl");
    signs.skip(knowledge.compute().shard().from());
    return signs;
  }

  private static float[] next(Knowledge knowledge, float[] sent, double c) {
    float[] last = knowledge.round().start(sent.length);
    Compute compute = knowledge.compute();
    double[] squares =
        sums(
            sent.length,
            compute,
            (j, sums) -> {
              sums[0] += (double) last[j] * last[j];
              sums[1] += (double) sent[j] * sent[j];
            });
    double ratio = squares[1] == 0 ? 0 : Math.sqrt(squares[0] / squares[1]);
    double[] length =
        sums(
            sent.length,
            compute,
            (j, sums) -> {
              double k = last[j] - ratio * sent[j];
              sums[0] += k * k;
            });
    double factor = length[0] == 0 ? 0 : c * Math.sqrt(squares[0] / length[0]);
    Draws signs = signs(knowledge);
    float[] u = new float[sent.length];
    for (int j = 0; j < u.length; j++) {
      double k = factor * Math.abs(last[j] - ratio * sent[j]);
      u[j] = (float) (signs.nextLong() < 0 ? -k : k);
    }
    return u;
  }

  /** Adds what a coordinate adds to two sums. */
  private interface Terms {
    void add(int j, double[] sums);
  }

  private static double[] sums(int dimension, Compute compute, Terms terms) {
    return Blocks.sum(
        dimension,
        2,
        compute,
        (from, to, leaf) -> {
          leaf[0] = 0;
          leaf[1] = 0;
          for (int j = from; j < to; j++) {
            terms.add(j, leaf);
          }
        });
  }
}
