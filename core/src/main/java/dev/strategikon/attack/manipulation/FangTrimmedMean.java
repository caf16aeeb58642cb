package dev.strategikon.attack.manipulation;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.GradientAttack;
import dev.strategikon.attack.Knowledge;
import dev.strategikon.random.Draws;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.List;

/**
 * The attack on the trimmed mean and the median of Fang, Cao, Jia and Gong (USENIX Security 2020),
 * told of gradients: where the paper raises a model's parameter, the gradient falls.
 *
 * @param factor b, at least 1 and finite
 */
public record FangTrimmedMean(double factor) implements GradientAttack {
  /** Its entry in the catalogue. */
  public static final Entry<Attack> ENTRY =
      new Entry<>(
          "fang-trimmed-mean",
          "Each sends numbers just beyond the honest ones, on the side away from the mean's sign.",
          "Fang, Cao, Jia and Gong, USENIX Security 2020",
          List.of(Parameter.optional("b", "2", "how far beyond the honest numbers, as a factor")),
          new Guide(
              """
              v̄_j > 0: u_ij uniform in [min_j/b, min_j] if min_j > 0, else in [b·min_j, min_j]
              v̄_j < 0: u_ij uniform in [max_j, b·max_j] if max_j > 0, else in [max_j, max_j/b]
              v̄_j = 0: u_ij = 0
              min_j, max_j: the least and the largest honest number in column j
              """,
              "Any m and q; the honest gradients.",
              "A pass over the honest gradients, and q·d draws by (seed, step, attacker).",
              "If all honest numbers of a column have one sign: u then stays on that side. And the"
                  + " honest extremes decide, which are far out with many workers. opposite-side is"
                  + " the worst case for both rules."),
          arguments -> new FangTrimmedMean(arguments.number("b")));

  /**
   * Checks the factor.
   *
   * @param factor b, at least 1 and finite
   * @throws IllegalArgumentException if it is below 1 or not finite
   */
  public FangTrimmedMean {
    if (!(factor >= 1 && factor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("fang-trimmed-mean needs a finite b >= 1, not " + factor);
    }
  }

  @Override
  public float[][] vectors(Knowledge knowledge) {
    float[] mean = knowledge.mean();
    ColumnRanges ranges = ColumnRanges.of(knowledge.honest());
    float[][] vectors = new float[knowledge.byzantine()][mean.length];
    knowledge
        .compute()
        .forEach(
            vectors.length,
            attacker -> {
              Draws draws =
                  Draws.of(knowledge.round().seed(), "fang", knowledge.round().step(), attacker);
              draws.skip(knowledge.compute().shard().from());
              for (int j = 0; j < mean.length; j++) {
                double share = draws.nextDouble();
                double end = mean[j] > 0 ? ranges.smallest()[j] : ranges.largest()[j];
                // Towards 0 where the honest numbers are on the other side of it.
                boolean outward = mean[j] > 0 ? end <= 0 : end > 0;
                double other = outward ? end * factor : end / factor;
                vectors[attacker][j] = mean[j] == 0 ? 0 : (float) (end + share * (other - end));
              }
            });
    return vectors;
  }
}
