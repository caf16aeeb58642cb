package dev.strategikon.attack;

/**
 * An attack that replaces the Byzantine workers' gradients by vectors computed from the honest
 * ones. The replaced gradients need never be computed.
 */
@FunctionalInterface
public non-sealed interface GradientAttack extends Attack {
  /**
   * Returns the Byzantine vectors.
   *
   * @return q vectors of d floats, owned by the caller; several may be the same array
   */
  float[][] vectors(Knowledge knowledge);
}
