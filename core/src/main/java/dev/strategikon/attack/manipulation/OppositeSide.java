package dev.strategikon.attack.manipulation;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.Collusion;
import dev.strategikon.attack.GradientAttack;
import dev.strategikon.attack.Knowledge;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.List;

/**
 * The constructive attack of the paper's Remark 3. Against the median of m vectors it reaches the
 * end of the interval that the honest values allow (Theorem 1), in every coordinate.
 *
 * @param margin how far beyond, in units of the coordinate's range of honest values; positive
 */
public record OppositeSide(double margin) implements GradientAttack {
  /** Its entry in the catalogue. */
  public static final Entry<Attack> ENTRY =
      new Entry<>(
          "opposite-side",
          "All lie beyond the honest values, on the far side of zero from the mean's sign.",
          "Xie, Koyejo and Gupta, UAI 2019, Remark 3",
          List.of(
              Parameter.optional("margin", "1", "how far beyond, in ranges of the honest values")),
          new Guide(
              """
              u_j = min_i v_ij − margin·(max_i v_ij − min_i v_ij)     where v̄_j > 0
              u_j = max_i v_ij + margin·(max_i v_ij − min_i v_ij)     where v̄_j < 0
              u_j = 0                                                 where v̄_j = 0
              """,
              "Any m and q; the honest gradients v_i.",
              "A pass over the honest gradients.",
              "Against rules that see whole vectors. It was made for the median of each coordinate,"
                  + " where it reaches the end of the interval that the honest values allow (Theorem"
                  + " 1)."),
          arguments -> new OppositeSide(arguments.number("margin")));

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
