package dev.strategikon.reproduce;

/**
 * The training loss of a run under attack beside that of the same run without attack, from the
 * first evaluation after the attack began.
 *
 * @param first the loss under attack at that evaluation
 * @param end the loss at the end under attack
 * @param undisturbedFirst the loss without attack at that evaluation
 * @param undisturbedEnd the loss without attack at the end
 */
record LossSince(double first, double end, double undisturbedFirst, double undisturbedEnd) {
  /** Returns what the run without attack loses. */
  double gain() {
    return undisturbedFirst - undisturbedEnd;
  }

  /** Returns what the attacked run loses, as a share of that. */
  double share() {
    return (first - end) / gain();
  }
}
