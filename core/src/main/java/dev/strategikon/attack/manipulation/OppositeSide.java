package dev.strategikon.attack.manipulation;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.GradientAttack;
import dev.strategikon.attack.Knowledge;
import dev.strategikon.gradient.Vectors;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.List;

/**
 * The constructive attack of the paper's Remark 3. Against the median it reaches, in every
 * coordinate, the end of the interval that the honest values allow (Theorem 1).
 *
 * @param margin the distance beyond the honest values, in units of their range; positive and finite
 */
public record OppositeSide(double margin) implements GradientAttack {
  /** Its entry in the catalogue. */
  public static final Entry<Attack> ENTRY =
      new Entry<>(
          "opposite-side",
          "All send values beyond the honest ones, on the side opposite to the mean's sign.",
          "Xie, Koyejo and Gupta, UAI 2019, Remark 3",
          List.of(
              Parameter.optional(
                  "margin", "1", "the distance beyond the honest values, in units of their range")),
          new Guide(
              """
              u_j = min_i v_ij − margin·(max_i v_ij − min_i v_ij)     where v̄_j > 0
              u_j = max_i v_ij + margin·(max_i v_ij − min_i v_ij)     where v̄_j < 0
              u_j = 0                                                 where v̄_j = 0
              """,
              "Any m and q; the honest gradients v_i.",
              "A pass over the honest gradients.",
              "Against rules that see whole vectors. It is meant for the median, where it reaches the"
                  + " end of the interval that the honest values allow in each coordinate (Theorem"
                  + " 1)."),
          arguments -> new OppositeSide(arguments.number("margin")));

  /**
   * Checks that the margin is positive and finite.
   *
   * @param margin the distance beyond the honest values, in units of their range; positive and
   *     finite
   * @throws IllegalArgumentException if it is not
   */
  public OppositeSide {
    if (!(margin > 0 && margin < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "opposite-side needs a positive, finite margin, not " + margin);
    }
  }

  @Override
  public float[][] vectors(Knowledge knowledge) {
    ColumnRanges ranges = ColumnRanges.of(knowledge.honest());
    float[] smallest = ranges.smallest();
    float[] largest = ranges.largest();
    float[] mean = knowledge.mean();
    float[] u = new float[mean.length];
    for (int j = 0; j < u.length; j++) {
      double beyond = margin * ((double) largest[j] - smallest[j]);
      if (mean[j] > 0) {
        u[j] = (float) (smallest[j] - beyond);
      } else if (mean[j] < 0) {
        u[j] = (float) (largest[j] + beyond);
      }
      // If v̄_j is 0, the coordinate does not change the inner product, and u_j stays 0.
    }
    return Vectors.repeat(u, knowledge.byzantine());
  }
}
