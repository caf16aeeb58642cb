package dev.strategikon.audit;

import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.Vectors;
import dev.strategikon.profile.Line;
import dev.strategikon.profile.MonotoneWorstCase;
import java.util.Optional;

/**
 * The least ⟨r, A⟩ over all attacks if it is known, and otherwise the least of the attacks tried.
 *
 * <p>The bound is exact without attackers; for monotone coordinate rules without pre-aggregators
 * (mean, median, trimmed mean, sign majority), computed in double; and if inner product
 * manipulation reaches −∞ on an exact piece. Otherwise it is the inner product of the real
 * aggregator against {@link #vectors}.
 *
 * @param innerProduct the bound; −∞ if there is none
 * @param exact whether no attack goes lower
 * @param vectors q rows of d floats that reach the bound, owned by the caller; several may be the
 *     same array; null if the bound is −∞
 * @param attack the attack that reaches the bound, in words
 * @param limit a proven limit on the other side: no attack gets below it. It is the bound itself if
 *     that is exact, and −∞ if none is known
 */
public record Bound(
    double innerProduct, boolean exact, float[][] vectors, String attack, double limit) {
  /** Creates a bound that no attack goes below. */
  private static Bound exactly(double innerProduct, float[][] vectors, String attack) {
    return new Bound(innerProduct, true, vectors, attack, innerProduct);
  }

  /**
   * Computes the bound.
   *
   * @param question the input of the audit
   * @return the bound
   */
  public static Bound of(Question question) {
    return of(question, Optional.empty());
  }

  /**
   * Computes the bound.
   *
   * @param ipm the profile of the same question if it has been computed
   */
  static Bound of(Question question, Optional<IpmProfile> ipm) {
    if (question.byzantine() == 0) {
      return exactly(product(question), new float[0][], "no attacker");
    }
    if (question.compute().shard().all(Vectors.isZero(question.reference()))) {
      float[] any = new float[question.reference().length];
      return exactly(
          0, Vectors.repeat(any, question.byzantine()), "anything: the reference is zero");
    }
    Line line = IpmProfile.line(question);
    Optional<MonotoneWorstCase> columns = MonotoneWorstCase.of(line);
    if (columns.isPresent()) {
      MonotoneWorstCase worst = columns.get();
      return worst.vector() == null
          ? unbounded("values without end on the far side of the reference's sign", true)
          : exactly(
              worst.innerProduct(),
              Vectors.repeat(worst.vector(), question.byzantine()),
              "all at the end of the honest values, on the far side of the reference's sign");
    }
    return new StrongestAttack(question, line, ipm.orElseGet(() -> profile(question))).bound();
  }

  /** Returns the bound −∞. */
  static Bound unbounded(String attack, boolean exact) {
    return new Bound(Double.NEGATIVE_INFINITY, exact, null, attack, Double.NEGATIVE_INFINITY);
  }

  /** Returns ⟨r, A⟩ of the real aggregator against some Byzantine vectors. */
  static double product(Question question, float[]... byzantine) {
    Gradients received = question.honest();
    for (float[] u : byzantine) {
      received = received.with(u);
    }
    float[] aggregate =
        question
            .rule()
            .aggregate(received, question.byzantine(), question.round(), question.compute())
            .vector();
    return Alignment.of(question.reference(), aggregate, question.compute()).innerProduct();
  }

  private static IpmProfile profile(Question question) {
    return IpmProfile.of(question, new double[0]);
  }
}
