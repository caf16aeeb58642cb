package dev.strategikon.audit;

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
 * @param obstacle why no limit is proved; empty if one is, or the bound is exact
 */
public record Bound(
    double innerProduct,
    boolean exact,
    float[][] vectors,
    String attack,
    double limit,
    String obstacle) {
  /** Creates a bound that no attack goes below. */
  static Bound exactly(double innerProduct, float[][] vectors, String attack) {
    return new Bound(innerProduct, true, vectors, attack, innerProduct, "");
  }

  /** Returns the bound −∞. */
  static Bound unbounded(String attack, boolean exact) {
    return new Bound(Double.NEGATIVE_INFINITY, exact, null, attack, Double.NEGATIVE_INFINITY, "");
  }
}
