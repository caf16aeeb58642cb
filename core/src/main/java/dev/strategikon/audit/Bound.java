package dev.strategikon.audit;

import dev.strategikon.gradient.Gradients;
import dev.strategikon.profile.Line;
import dev.strategikon.profile.MonotoneWorstCase;
import java.util.Arrays;
import java.util.Optional;

/**
 * The least ⟨r, A⟩ over all attacks, where it is known; else the least that the attacks tried
 * reach.
 *
 * <p>Exact are: no attackers; rules of columns that are monotone and see the vectors as they are
 * (mean, median, trimmed mean, sign majority), computed in double; and what inner product
 * manipulation drives to −∞ on an exact piece. For the others the number is what the real
 * aggregator gives against {@link #vectors}.
 *
 * @param innerProduct the bound; −∞ where nothing holds the attackers
 * @param exact whether no attack goes lower
 * @param vectors q rows of d floats that reach it, owned by the caller, several of which may be one
 *     array; null where the bound is −∞
 * @param attack in words: what reaches it
 */
public record Bound(double innerProduct, boolean exact, float[][] vectors, String attack) {
  /** Computes the bound. */
  public static Bound of(Question question) {
    return of(question, Optional.empty());
  }

  /**
   * Computes the bound.
   *
   * @param ipm the question's profile, if it has been computed
   */
  static Bound of(Question question, Optional<IpmProfile> ipm) {
    if (question.byzantine() == 0) {
      return new Bound(product(question), true, new float[0][], "no attacker");
    }
    if (question.compute().shard().all(isZero(question.reference()))) {
      float[] any = new float[question.reference().length];
      return new Bound(0, true, allSend(question, any), "anything: the reference is zero");
    }
    Line line = IpmProfile.line(question);
    Optional<MonotoneWorstCase> columns = MonotoneWorstCase.of(line);
    if (columns.isPresent()) {
      MonotoneWorstCase worst = columns.get();
      return worst.vector() == null
          ? unbounded("values without end on the far side of the reference's sign", true)
          : new Bound(
              worst.innerProduct(),
              true,
              allSend(question, worst.vector()),
              "all at the end of the honest values, on the far side of the reference's sign");
    }
    return new StrongestAttack(question, line, ipm.orElseGet(() -> profile(question))).bound();
  }

  static Bound unbounded(String attack, boolean exact) {
    return new Bound(Double.NEGATIVE_INFINITY, exact, null, attack);
  }

  static float[][] allSend(Question question, float[] u) {
    float[][] vectors = new float[question.byzantine()][];
    Arrays.fill(vectors, u);
    return vectors;
  }

  /** Returns ⟨r, A⟩ of the real aggregator. */
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

  private static boolean isZero(float[] reference) {
    for (float r : reference) {
      if (r != 0) {
        return false;
      }
    }
    return true;
  }
}
