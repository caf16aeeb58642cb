package dev.strategikon.audit;

import dev.strategikon.audit.limit.ProvenLimit;
import dev.strategikon.gradient.Vectors;
import dev.strategikon.profile.Line;
import dev.strategikon.profile.MonotoneWorstCase;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the worst attacks reach against a rule: the least ⟨r, A⟩, the largest ‖A − v̄‖², and the
 * attackers' share of A.
 *
 * <p>Both extremes are exact without attackers; for monotone coordinate rules without
 * pre-aggregators (mean, median, trimmed mean, sign majority), computed in double; and if inner
 * product manipulation reaches −∞ on an exact piece. Otherwise they are those of the attacks that
 * were tried on the real aggregator.
 *
 * @param bound the least ⟨r, A⟩
 * @param farthest the largest ‖A − v̄‖²
 * @param influence the weight of the attackers' vectors in A under the attack of the bound, by
 *     {@link ByzantineWeight}; if the bound is −∞, under inner product manipulation with ε = 10⁴
 */
public record WorstCase(Bound bound, Farthest farthest, double influence) {
  private static final String NOBODY = "no attacker";
  private static final String ENDLESS = "inner product manipulation without end";

  /** Stands for an endless ε. */
  private static final double FAR = 1e4;

  /**
   * Computes the worst cases.
   *
   * @param question the input of the audit
   * @return the worst cases
   */
  public static WorstCase of(Question question) {
    return of(question, () -> IpmProfile.of(question, new double[0]));
  }

  /**
   * Computes the worst cases.
   *
   * @param question the input of the audit
   * @param ipm the profile of the same question
   * @return the worst cases
   */
  public static WorstCase of(Question question, IpmProfile ipm) {
    return of(question, () -> ipm);
  }

  private static WorstCase of(Question question, Supplier<IpmProfile> ipm) {
    Line line = IpmProfile.line(question);
    Trials trials = new Trials(question, line.direction());
    if (question.byzantine() == 0) {
      trials.add(new float[0][], NOBODY);
      Bound bound = Bound.exactly(trials.innerProduct(), new float[0][], NOBODY);
      return new WorstCase(bound, trials.farthest(true), trials.influence());
    }
    Optional<MonotoneWorstCase> columns = MonotoneWorstCase.of(line, line.direction());
    return columns.isPresent()
        ? ofColumns(question, line, columns.get(), trials)
        : ofTrials(question, line, ipm.get(), trials);
  }

  private static WorstCase ofColumns(
      Question question, Line line, MonotoneWorstCase worst, Trials trials) {
    Bound bound;
    if (worst.vector() == null) {
      bound = Bound.unbounded("values without end on the far side of the reference's sign", true);
    } else {
      float[][] vectors = Vectors.repeat(worst.vector(), question.byzantine());
      bound =
          isZero(question)
              ? ofZero(vectors)
              : Bound.exactly(
                  worst.product(),
                  vectors,
                  "all at the end of the honest values, on the far side of the reference's sign");
    }
    trials.add(bound.vectors() == null ? far(question, line) : bound.vectors(), bound.attack());
    Farthest farthest =
        worst.squaredDistance() == Double.POSITIVE_INFINITY
            ? Farthest.unbounded("values without end", true)
            : new Farthest(
                worst.squaredDistance(),
                true,
                "all at that end of the honest values which moves A farther");
    return new WorstCase(bound, farthest, trials.influence());
  }

  private static WorstCase ofTrials(Question question, Line line, IpmProfile ipm, Trials trials) {
    if (ipm.worst().innerProduct() == Double.NEGATIVE_INFINITY) {
      trials.add(far(question, line), ENDLESS);
      return new WorstCase(
          Bound.unbounded(ENDLESS, ipm.exact()),
          Farthest.unbounded(ENDLESS, ipm.exact()),
          trials.influence());
    }
    ProvenLimit limit = new StrongestAttack(question, line, ipm.worst(), trials).run();
    new FarthestAttack(question, line.direction(), trials).run();
    Bound bound =
        isZero(question)
            ? ofZero(Vectors.repeat(new float[line.direction().length], question.byzantine()))
            : trials.bound(limit);
    return new WorstCase(bound, trials.farthest(false), trials.influence());
  }

  private static boolean isZero(Question question) {
    return question.compute().shard().all(Vectors.isZero(question.reference()));
  }

  private static Bound ofZero(float[][] vectors) {
    return Bound.exactly(0, vectors, "anything: the reference is zero");
  }

  private static float[][] far(Question question, Line line) {
    return Vectors.repeat(line.vector(FAR), question.byzantine());
  }
}
