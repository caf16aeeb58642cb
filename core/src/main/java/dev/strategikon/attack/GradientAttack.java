package dev.strategikon.attack;

/**
 * An attack that replaces the Byzantine workers' gradients by vectors computed from the honest
 * ones. The replaced gradients need not be computed.
 *
 * <p>NaN and infinities: the honest gradients are finite; the vectors sent need not be. Mutability:
 * an attack never writes the gradients. Thread-safety: it is immutable and safe for use by several
 * threads (see {@link Attack}).
 *
 * <p>Assumptions: the knowledge describes one step. On a shard, all shards' attackers make the same
 * call together.
 *
 * <p>Guarantees: the vectors depend on the knowledge, with its memory, alone, and have the same
 * bits on any number of threads and shards.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Knowledge knowledge =
 *     new Knowledge(honest, honest.mean(compute), m, q, null, Round.FIRST, compute);
 * float[][] vectors = new Ipm(0.5).vectors(knowledge);
 * }</pre>
 */
@FunctionalInterface
public non-sealed interface GradientAttack extends Attack {
  /**
   * Returns the Byzantine vectors.
   *
   * @param knowledge what the attackers know
   * @return q vectors of d floats, owned by the caller; several may be the same array
   * @throws IllegalArgumentException if the attack needs knowledge that is missing
   */
  float[][] vectors(Knowledge knowledge);

  /**
   * Returns what the attackers remember after a step, in which they are to send {@code
   * vectors(knowledge.with(learned))}. Most attackers remember nothing.
   *
   * @param knowledge what they know in the step, with their memory of earlier ones
   * @return the memory for the next step; on a shard the slices of that shard
   */
  default AttackMemory learn(Knowledge knowledge) {
    return knowledge.memory();
  }

  /**
   * {@return whether the attackers look at the last aggregate, {@link
   * dev.strategikon.rule.Round#previous}} A run then keeps it, whatever the rule. Most do not.
   */
  default boolean seesPrevious() {
    return false;
  }
}
