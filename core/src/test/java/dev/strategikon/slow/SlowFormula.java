package dev.strategikon.slow;

/** What an attack sends, written from its formula alone, in double. */
public non-sealed interface SlowFormula extends SlowAttack {
  /**
   * Returns what the attackers send.
   *
   * @param honest h rows of d values, only read
   * @param given the q attackers, the step and the parameters
   * @return q rows of d values
   */
  double[][] vectors(double[][] honest, Given given);
}
