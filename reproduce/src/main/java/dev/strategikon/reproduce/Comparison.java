package dev.strategikon.reproduce;

/**
 * What an attack did to a run, beside the same run without it. Until the attack begins both are the
 * same, bit by bit.
 *
 * @param start the accuracy at the last evaluation before the attack, in [0, 1]
 * @param end the accuracy at the end under attack
 * @param undisturbed the accuracy at the end without attack
 */
public record Comparison(double start, double end, double undisturbed) {
  /** What guessing gets: every data set here has ten classes. */
  private static final double CHANCE = 0.1;

  /** Returns how much is left of what is learnt without attack: 1 is all, 0 is guessing. */
  public double kept() {
    return (end - CHANCE) / (undisturbed - CHANCE);
  }

  /**
   * Returns the progress since the attack began, as a share of what the run makes without it: 1 is
   * all, 0 stands still, below 0 it goes backwards.
   */
  public double progress() {
    return (end - start) / (undisturbed - start);
  }
}
