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
import java.util.List;

/**
 * PoisonedFL (Xie, Fang and Gong, CVPR 2025): the same signs in all steps, so that what one step
 * does is not undone by the next. The paper lowers c when a test says that x does not move along;
 * here c is fixed.
 *
 * @param scale c, positive and finite
 */
public record Poisonedfl(double scale) implements GradientAttack {
  /** Its entry in the catalogue. */
  public static final Entry<Attack> ENTRY =
      new Entry<>(
          "poisonedfl",
          "All push along one random vector of signs, the same in all steps.",
          "Xie, Fang and Gong, CVPR 2025",
          List.of(Parameter.optional("scale", "8", "the length, in units of the last aggregate's")),
          new Guide(
              """
              u = c·‖A₋‖·k∘s, with s_j = ±1 drawn by the seed alone, and c the scale
              k_j = |A₋_j − u₋_j·‖A₋‖/‖u₋‖|, scaled to ‖k‖ = 1
              A₋: the last aggregate, u₋: what was sent last; both 0 at first, and then u is 0
              """,
              "Any m and q, and no honest gradient; the last aggregate, which a run then keeps.",
              "Two passes over the last aggregate.",
              "In a single step: it does its harm over many. The paper adapts c, here it is fixed."),
          arguments -> new Poisonedfl(arguments.number("scale")));

  /**
   * Checks that the scale is positive and finite.
   *
   * @param scale c, positive and finite
   * @throws IllegalArgumentException if it is not
   */
  public Poisonedfl {
    if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("poisonedfl needs a positive, finite scale, not " + scale);
    }
  }

  @Override
  public boolean seesPrevious() {
    return true;
  }

  @Override
  public AttackMemory learn(Knowledge knowledge) {
    AttackMemory memory = knowledge.memory();
    float[] sent =
        next(knowledge, memory.isEmpty() ? new float[knowledge.mean().length] : memory.direction());
    return new AttackMemory(memory.steps() + 1, -1, new float[0], sent);
  }

  /** What {@link #learn} has chosen for the step. */
  @Override
  public float[][] vectors(Knowledge knowledge) {
    AttackMemory memory = knowledge.memory().isEmpty() ? learn(knowledge) : knowledge.memory();
    return Vectors.repeat(memory.direction().clone(), knowledge.byzantine());
  }

  private float[] next(Knowledge knowledge, float[] sent) {
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
    double factor = length[0] == 0 ? 0 : scale * Math.sqrt(squares[0] / length[0]);
    Draws signs = Draws.of(knowledge.round().seed(), "poisonedfl");
    signs.skip(compute.shard().from());
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
