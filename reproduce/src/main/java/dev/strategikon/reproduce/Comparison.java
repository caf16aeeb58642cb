package dev.strategikon.reproduce;

/**
 * A run under attack beside the same run without attack. Until the attack begins both have the same
 * bits.
 *
 * @param start the accuracy at the last evaluation before the attack, in [0, 1]
 * @param end the accuracy at the end under attack
 * @param undisturbed the accuracy at the end without attack
 * @param classes how many classes the images have; guessing gets one in so many right
 */
public record Comparison(double start, double end, double undisturbed, int classes) {
  /** {@return the share of the accuracy without attack that is kept: 1 is all, 0 is guessing} */
  public double kept() {
    double chance = 1.0 / classes;
    return (end - chance) / (undisturbed - chance);
  }

  /**
   * {@return the progress since the attack began, divided by that of the run without attack: 1 is
   * all, 0 is none, and it is negative where accuracy falls}
   */
  public double progress() {
    return (end - start) / (undisturbed - start);
  }
}
