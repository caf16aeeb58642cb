package dev.strategikon.reproduce;

import dev.strategikon.report.text.Outcome;

/**
 * How near to a critical point a run was, and what Theorem 1 says there.
 *
 * @param step the completed steps
 * @param ratio ‖g‖/σ: the length of the gradient by the noise of one worker's
 * @param share of the coordinates with |g_j| &lt; σ_j/√(h − 1)
 * @param printed max_j |g_j|·√(h − 1)/min_j σ_j: the theorem as printed asks for less than 1
 * @param product ⟨g, E[A]⟩/‖g‖² under inner product manipulation with ε = 10; NaN if unknown
 * @param low the lower end of its confidence interval; NaN if unknown
 * @param high the upper end
 * @param negative whether the inner product is negative there
 */
record Moment(
    int step,
    double ratio,
    double share,
    double printed,
    double product,
    double low,
    double high,
    Outcome negative) {}
