package dev.strategikon.audit;

import dev.strategikon.audit.limit.ProvenLimit;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.kernel.SumKernels;
import dev.strategikon.pipeline.Aggregate;
import java.util.Arrays;

/**
 * Attacks that are tried on the real aggregator. Of all of them it keeps the one with the least ⟨r,
 * A⟩, and how far one moved A from v̄.
 */
final class Trials {
  private final Question question;
  private final float[] mean;
  private double lowest = Double.NaN;
  private float[][] best;
  private String name;
  private double influence = Double.NaN;
  private double farthest = Double.NaN;
  private String nameOfFarthest;

  /**
   * Begins without a trial.
   *
   * @param mean v̄, d floats, only read
   */
  Trials(Question question, float[] mean) {
    this.question = question;
    this.mean = mean;
  }

  /**
   * Tries an attack, unless its vectors are not finite.
   *
   * @param vectors one for each attacker, kept and not copied
   * @param attack what they are, in words
   */
  void add(float[][] vectors, String attack) {
    if (!isFinite(vectors)) {
      return;
    }
    Gradients received = question.honest().withAll(vectors);
    Aggregate aggregate = aggregate(question, received);
    double product =
        Alignment.of(question.reference(), aggregate.vector(), question.compute()).innerProduct();
    if (product < lowest || Double.isNaN(lowest)) {
      lowest = product;
      best = vectors;
      name = attack;
      influence = influence(aggregate, received);
    }
    double distance = Farthest.squaredDistance(aggregate.vector(), mean, question.compute());
    if (distance > farthest || Double.isNaN(farthest)) {
      farthest = distance;
      nameOfFarthest = attack;
    }
  }

  /** Returns the least inner product so far. */
  double innerProduct() {
    return lowest;
  }

  /**
   * Returns the least inner product so far as a bound that is not exact.
   *
   * @param limit what no attack gets below
   */
  Bound bound(ProvenLimit limit) {
    return new Bound(lowest, false, best, name, Math.min(lowest, limit.value()), limit.obstacle());
  }

  /** Returns the largest distance so far. */
  Farthest farthest(boolean exact) {
    return new Farthest(farthest, exact, nameOfFarthest);
  }

  /** Returns the weight of the attackers in the aggregate with the least inner product. */
  double influence() {
    return influence;
  }

  /** Returns ⟨r, A⟩ of the real aggregator against some Byzantine vectors. */
  static double product(Question question, float[]... byzantine) {
    float[] aggregate = aggregate(question, question.honest().withAll(byzantine)).vector();
    return Alignment.of(question.reference(), aggregate, question.compute()).innerProduct();
  }

  private static Aggregate aggregate(Question question, Gradients received) {
    return question
        .rule()
        .aggregate(received, question.byzantine(), question.round(), question.compute());
  }

  private double influence(Aggregate aggregate, Gradients received) {
    boolean[] byzantine = new boolean[received.count()];
    Arrays.fill(byzantine, question.honest().count(), byzantine.length, true);
    return ByzantineWeight.of(
        question.rule().rule(),
        question.declared(),
        aggregate,
        received,
        byzantine,
        question.compute().shard());
  }

  private boolean isFinite(float[][] vectors) {
    SumKernels sums = question.compute().kernels().sums();
    boolean isFinite = true;
    float[] last = null;
    for (float[] u : vectors) {
      isFinite &= u == last || sums.firstNonFinite(u, 0, u.length) < 0;
      last = u;
    }
    return !question.compute().shard().any(!isFinite);
  }
}
