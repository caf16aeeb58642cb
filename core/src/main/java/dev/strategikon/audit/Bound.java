package dev.strategikon.audit;

/**
 * The least ⟨r, A⟩ over all attacks, where it is known; else the least that the attacks tried
 * reach.
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
    throw new UnsupportedOperationException("Bound.of");
  }
}
