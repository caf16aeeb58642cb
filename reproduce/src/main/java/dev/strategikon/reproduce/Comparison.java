package dev.strategikon.reproduce;

/**
 * A run under attack beside the same run without attack. Until the attack begins both have the same
 * bits.
 *
 * @param start the accuracy at the last evaluation before the attack, in [0, 1]
 * @param end the accuracy at the end under attack
 * @param undisturbed the accuracy at the end without attack
 */
public record Comparison(double start, double end, double undisturbed) {
  /** The accuracy of guessing: all data sets here have ten classes. */
  private static final double CHANCE = 0.1;

  /** Returns the share of the accuracy without attack that is kept: 1 is all, 0 is guessing. */
  public double kept() {
    return (end - CHANCE) / (undisturbed - CHANCE);
  }

  /**
   * Returns the progress since the attack began, divided by that of the run without attack: 1 is
   * all, 0 is none, and it is negative where accuracy falls.
   */
  public double progress() {
    return (end - start) / (undisturbed - start);
  }
}
