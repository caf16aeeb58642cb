package dev.strategikon.attack.hidden;

import dev.strategikon.attack.AttackMemory;
import dev.strategikon.attack.GradientAttack;
import dev.strategikon.attack.Knowledge;
import dev.strategikon.compute.Blocks;
import dev.strategikon.gradient.Vectors;
import dev.strategikon.random.Draws;

/**
 * Mimicry of the honest worker who stands out most (Karimireddy, He and Jaggi, ICLR 2022, and their
 * code). In a warm-up the attackers estimate the direction z of the largest variance among honest
 * gradients by Oja's iteration, and copy the gradient that is farthest along it; afterwards they
 * copy the worker of the last warm-up step.
 *
 * @param warmUp how many steps the warm-up has, at least 1
 */
record MimicAlongVariance(int warmUp) implements GradientAttack {
  MimicAlongVariance {
    if (warmUp < 1) {
      throw new IllegalArgumentException("mimic needs warm-up >= 1, not " + warmUp);
    }
  }

  @Override
  public AttackMemory learn(Knowledge knowledge) {
    AttackMemory before = knowledge.memory();
    if (before.steps() >= warmUp) {
      return before;
    }
    int t = before.steps();
    float[] mean =
        t == 0
            ? knowledge.mean()
            : average(before.mean(), knowledge.mean(), t); // μ ← (t·μ + v̄)/(t + 1)
    float[] start = t == 0 ? gaussian(knowledge) : before.direction();
    float[] oja = unit(pulled(knowledge, mean, start), knowledge);
    float[] z = t == 0 ? oja : unit(average(start, oja, t), knowledge);
    int farthest = largest(products(knowledge, new float[mean.length], z));
    // The last step of the warm-up settles the worker, and nothing else is needed later.
    return t + 1 == warmUp
        ? new AttackMemory(t + 1, farthest, new float[0], new float[0])
        : new AttackMemory(t + 1, farthest, mean, z);
  }

  @Override
  public float[][] vectors(Knowledge knowledge) {
    AttackMemory memory = knowledge.memory().isEmpty() ? learn(knowledge) : knowledge.memory();
    // If fewer honest gradients are finite than before, the last one stands for the missing.
    int worker = Math.min(memory.number(), knowledge.honest().count() - 1);
    return Vectors.repeat(knowledge.honest().row(worker).clone(), knowledge.byzantine());
  }

  /** Returns r, from which the iteration starts: normal, by (seed, step, coordinate). */
  private static float[] gaussian(Knowledge knowledge) {
    Draws draws = Draws.of(knowledge.round().seed(), "mimic", knowledge.round().step());
    draws.skip(2L * knowledge.compute().shard().from());
    float[] r = new float[knowledge.mean().length];
    for (int j = 0; j < r.length; j++) {
      r[j] = (float) draws.nextGaussian();
    }
    return r;
  }

  /** Returns Σ_i ⟨v_i − μ, z⟩·(v_i − μ). */
  private static float[] pulled(Knowledge knowledge, float[] mean, float[] z) {
    double[] weights = products(knowledge, mean, z);
    float[][] rows = knowledge.honest().rows();
    float[] sum = new float[mean.length];
    for (int j = 0; j < sum.length; j++) {
      double total = 0;
      for (int i = 0; i < rows.length; i++) {
        total += weights[i] * ((double) rows[i][j] - mean[j]);
      }
      sum[j] = (float) total;
    }
    return sum;
  }

  /** Returns ⟨v_i − centre, z⟩ for each honest gradient. */
  private static double[] products(Knowledge knowledge, float[] centre, float[] z) {
    float[][] rows = knowledge.honest().rows();
    return Blocks.sum(
        z.length,
        rows.length,
        knowledge.compute(),
        (from, to, sums) -> {
          for (int i = 0; i < rows.length; i++) {
            double sum = 0;
            for (int j = from; j < to; j++) {
              sum += ((double) rows[i][j] - centre[j]) * z[j];
            }
            sums[i] = sum;
          }
        });
  }

  /** Returns v / ‖v‖, or zeros if all honest gradients are equal. */
  private static float[] unit(float[] v, Knowledge knowledge) {
    double squares =
        Blocks.sum(
            v.length,
            1,
            knowledge.compute(),
            (from, to, sums) -> {
              sums[0] = 0;
              for (int j = from; j < to; j++) {
                sums[0] += (double) v[j] * v[j];
              }
            })[0];
    return Vectors.moved(new float[v.length], squares > 0 ? 1 / Math.sqrt(squares) : 0, v);
  }

  /** Returns (t·old + added) / (t + 1). */
  private static float[] average(float[] old, float[] added, int t) {
    float[] average = new float[old.length];
    for (int j = 0; j < average.length; j++) {
      average[j] = (float) (((double) t * old[j] + added[j]) / (t + 1));
    }
    return average;
  }

  private static int largest(double[] values) {
    int largest = 0;
    for (int i = 1; i < values.length; i++) {
      largest = values[i] > values[largest] ? i : largest;
    }
    return largest;
  }
}
