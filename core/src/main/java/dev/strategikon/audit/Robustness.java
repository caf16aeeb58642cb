package dev.strategikon.audit;

import java.io.Serializable;

/**
 * How far a rule leaves the honest mean on real gradients, in the terms of (q, κ)-robustness
 * (Allouah et al., "Fixing by Mixing", AISTATS 2023), with S = the h honest vectors.
 *
 * <p>Var = (1/h)·Σ ‖v_i − v̄‖² is the variance of the honest vectors. ‖A − v̄‖² ≤ κ·Var is the same
 * as 2·⟨v̄, A⟩ ≥ ‖A‖² + ‖v̄‖² − κ·Var, so it certifies ⟨v̄, A⟩ ≥ (‖v̄‖² − κ·Var)/2. Where κ·Var
 * &lt; ‖v̄‖² the step descends.
 *
 * @param kappa κ̂, the largest ‖A − v̄‖²/Var that an attack reaches: exact on these vectors, or of
 *     the attacks that were tried. +∞ if nothing bounds it, NaN if Var is 0
 * @param exact whether no attack reaches more on these vectors
 * @param attack the attack that reaches κ̂, in words
 * @param floor q/(m − 2q), the least κ that a rule can promise for all vectors; +∞ if 2q ≥ m
 * @param proven a κ that is proven for the rule and all vectors: +∞ if there is none, NaN if none
 *     is known here
 * @param influence the weight of the attackers' vectors in A under the attack with the least ⟨r, A⟩
 * @param squaredNorm ‖v̄‖²
 * @param variance Var
 */
public record Robustness(
    double kappa,
    boolean exact,
    String attack,
    double floor,
    double proven,
    double influence,
    double squaredNorm,
    double variance)
    implements Serializable {
  /**
   * Puts the figures together.
   *
   * @param question the input of the audit
   * @param worst what the worst attacks reach
   * @param premises what was measured of the honest vectors
   * @return the figures
   */
  public static Robustness of(Question question, WorstCase worst, Premises premises) {
    double variance = premises.variance(question.honest().count());
    Farthest farthest = worst.farthest();
    return new Robustness(
        kappa(farthest.squaredDistance(), variance),
        farthest.exact(),
        farthest.attack(),
        ProvenKappa.floor(question.workers(), question.byzantine()),
        ProvenKappa.of(question.rule(), question.workers(), question.byzantine()),
        worst.influence(),
        premises.length() * premises.length(),
        variance);
  }

  /**
   * Returns ‖A − v̄‖²/Var.
   *
   * @param squaredDistance ‖A − v̄‖²
   * @param variance Var
   * @return the quotient; NaN if Var is 0
   */
  public static double kappa(double squaredDistance, double variance) {
    return variance > 0 ? squaredDistance / variance : Double.NaN;
  }

  /** {@return √Var/‖v̄‖, the noise in units of the signal; NaN if v̄ is 0} */
  public double noiseRatio() {
    return squaredNorm > 0 ? Math.sqrt(variance / squaredNorm) : Double.NaN;
  }

  /**
   * {@return (‖v̄‖² − κ̂·Var)/2: no attack pushes ⟨v̄, A⟩ below it on these vectors if κ̂ is exact,
   * and none of those tried if it is not}
   */
  public double certificate() {
    return certificate(kappa);
  }

  /** {@return (‖v̄‖² − κ·Var)/2 with the proven κ: no attack at all pushes ⟨v̄, A⟩ below it} */
  public double provenCertificate() {
    return certificate(proven);
  }

  private double certificate(double withKappa) {
    return (squaredNorm - withKappa * variance) / 2;
  }
}
