package dev.strategikon.reproduce;

import dev.strategikon.report.text.Outcome;
import dev.strategikon.text.ShownNumbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Remark 2: what happens to Theorem 1's condition on the way to a critical point. */
final class CriticalPoint {
  private static final double CORRELATED = -0.5;
  private static final double APPROACHED = 0.5;
  private static final double NEARLY_ALWAYS = 0.9;

  static final Claim C10 =
      new Claim(
          "C10",
          Set.of(Part.THEOREMS),
          "Remark 2: the closer training comes to a critical point, the more Theorem 1's condition is"
              + " met, and the inner product turns negative",
          "Holds if, in every run without attack, the share of coordinates that meet the condition has"
              + " a rank correlation (Spearman) of −0.5 or less with ‖g‖/σ, and if under ε = 10 Median's"
              + " inner product is negative at 90 % or more of the third of the moments with the"
              + " smallest ‖g‖/σ. Does not hold if the correlation is 0 or more, or the product is"
              + " positive at 90 % or more of them. Nothing is decided unless the smallest ‖g‖/σ is"
              + " at most half of the largest. At scale convergence g is the gradient of the whole"
              + " training set and the product ⟨g, E[A]⟩; elsewhere g is the honest mean of the audited"
              + " steps of Median.",
          "figure-4-profile",
          CriticalPoint::judge);

  private CriticalPoint() {}

  private static Finding judge(Evidence evidence) {
    Map<String, List<Moment>> runs = MomentSet.of(evidence);
    if (runs.isEmpty() || runs.values().stream().anyMatch(List::isEmpty)) {
      return Finding.NOT_MEASURED;
    }
    List<String> texts = new ArrayList<>();
    List<Outcome> outcomes = new ArrayList<>();
    runs.forEach(
        (name, moments) -> {
          texts.add(name + ": " + describe(moments));
          outcomes.add(judge(moments));
        });
    if (!evidence.moments().isEmpty()) {
      texts.add(
          "Remark 6: Krum's proof asks for ‖g‖/σ > %s (m = 25, q = 11)"
              .formatted(ShownNumbers.fixed(krumConstant(25, 11), 1)));
    }
    return new Finding(String.join(". ", texts), Judge.unanimous(outcomes));
  }

  private static Outcome judge(List<Moment> moments) {
    List<Moment> byRatio = byRatio(moments);
    double least = byRatio.get(0).ratio();
    double most = byRatio.get(byRatio.size() - 1).ratio();
    if (!(least <= APPROACHED * most)) {
      return Outcome.NOT_DECIDED;
    }
    double correlation = correlation(moments);
    return Judge.every(
        List.of(
            Judge.decide(correlation <= CORRELATED, correlation >= 0),
            Judge.decide(
                share(nearest(byRatio), Outcome.HOLDS) >= NEARLY_ALWAYS,
                share(nearest(byRatio), Outcome.DOES_NOT_HOLD) >= NEARLY_ALWAYS)));
  }

  private static String describe(List<Moment> moments) {
    List<Moment> byRatio = byRatio(moments);
    Moment far = byRatio.get(byRatio.size() - 1);
    Moment near = byRatio.get(0);
    long printed = moments.stream().filter(moment -> moment.printed() < 1).count();
    return ("‖g‖/σ from %s (step %d) to %s (step %d), where the share is %s and %s, %s; rank"
            + " correlation %s; negative at %s of the nearest third; as printed, with one σ, the"
            + " condition holds at %d of %d moments")
        .formatted(
            ShownNumbers.fixed(far.ratio(), 2),
            far.step(),
            ShownNumbers.fixed(near.ratio(), 2),
            near.step(),
            ShownNumbers.percent(far.share()),
            ShownNumbers.percent(near.share()),
            products(far, near),
            ShownNumbers.fixed(correlation(moments), 2),
            ShownNumbers.percent(share(nearest(byRatio), Outcome.HOLDS)),
            printed,
            moments.size());
  }

  private static String products(Moment far, Moment near) {
    return Double.isNaN(far.product())
        ? "the product %s and %s".formatted(sign(far), sign(near))
        : "⟨g, E[A]⟩/‖g‖² %s and %s (95 %%: %s to %s)"
            .formatted(
                ShownNumbers.fixed(far.product(), 2),
                ShownNumbers.fixed(near.product(), 2),
                ShownNumbers.fixed(near.low(), 2),
                ShownNumbers.fixed(near.high(), 2));
  }

  private static String sign(Moment moment) {
    return moment.negative() == Outcome.HOLDS ? "negative" : "positive";
  }

  private static double correlation(List<Moment> moments) {
    return Trend.spearman(
        moments.stream().mapToDouble(Moment::ratio).toArray(),
        moments.stream().mapToDouble(Moment::share).toArray());
  }

  private static List<Moment> byRatio(List<Moment> moments) {
    return moments.stream().sorted(Comparator.comparingDouble(Moment::ratio)).toList();
  }

  private static List<Moment> nearest(List<Moment> byRatio) {
    return byRatio.subList(0, Math.max(1, byRatio.size() / 3));
  }

  /** Returns the share of moments at which the question for a negative product has this answer. */
  private static double share(List<Moment> moments, Outcome answer) {
    return (double) moments.stream().filter(moment -> moment.negative() == answer).count()
        / moments.size();
  }

  /**
   * Returns η of Krum's proof: √(2(m − q + (q(m − q − 2) + q²(m − q − 1))/(m − 2q − 2))), by
   * Blanchard et al. 2017, Proposition 1. Their √d·σ is the σ here.
   */
  static double krumConstant(int m, int q) {
    double fraction = (q * (m - q - 2.0) + (double) q * q * (m - q - 1.0)) / (m - 2.0 * q - 2.0);
    return Math.sqrt(2 * (m - q + fraction));
  }
}
