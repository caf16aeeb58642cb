package dev.strategikon.attack;

import dev.strategikon.gradient.Gradients;

/**
 * The constructive attack of the paper's Remark 3: coordinate by coordinate, every attacker's value
 * lies beyond the smallest honest value where v̄_j is positive, beyond the largest where it is
 * negative.
 *
 * <p>Against the median of m vectors it reaches the end of the interval that the honest values
 * allow (Theorem 1), in every coordinate. Costs a pass over the honest gradients.
 *
 * @param margin how far beyond, in units of the coordinate's range of honest values; positive
 */
public record OppositeSide(double margin) implements GradientAttack {
  /** Checks that the margin is positive and finite. */
  public OppositeSide {
    if (!(margin > 0 && margin < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "opposite-side needs a positive, finite margin, not " + margin);
    }
  }

  @Override
  public float[][] vectors(Knowledge knowledge) {
    Gradients honest = knowledge.honest();
    float[] smallest = honest.row(0).clone();
    float[] largest = honest.row(0).clone();
    for (int i = 1; i < honest.count(); i++) {
      float[] row = honest.row(i);
      for (int j = 0; j < row.length; j++) {
        smallest[j] = Math.min(smallest[j], row[j]);
        largest[j] = Math.max(largest[j], row[j]);
      }
    }
    float[] mean = knowledge.mean();
    float[] u = new float[mean.length];
    for (int j = 0; j < u.length; j++) {
      double beyond = margin * ((double) largest[j] - smallest[j]);
      if (mean[j] > 0) {
        u[j] = (float) (smallest[j] - beyond);
      } else if (mean[j] < 0) {
        u[j] = (float) (largest[j] + beyond);
      }
      // Where v̄_j is 0 the coordinate adds nothing to the inner product, and u_j stays 0.
    }
    return Collusion.allSend(u, knowledge.byzantine());
  }
}
