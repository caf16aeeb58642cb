package dev.strategikon.bench;

/**
 * How long to measure.
 *
 * @param warmUpSeconds for which all works run untimed, each at least {@code leastWarmUps} times
 * @param seconds that the rounds may take together
 * @param leastRounds rounds that are measured however long they take
 */
record Budget(double warmUpSeconds, int leastWarmUps, double seconds, int leastRounds) {
  private static final int MOST_ROUNDS = 1001;

  /** One warm-up and three rounds: enough to see that everything works, and for nothing else. */
  static final Budget QUICK = new Budget(0, 1, 0, 3);

  /** As many rounds as fit, and a warm-up of a quarter of the time. */
  static Budget of(double seconds) {
    return new Budget(seconds / 4, 2, seconds, 7);
  }

  /** Returns the budget for something of less weight. */
  Budget small() {
    return new Budget(warmUpSeconds / 4, leastWarmUps, seconds / 8, Math.min(leastRounds, 5));
  }

  /** Returns an odd number, so that the median is a round that happened. */
  int rounds(double secondsPerRound) {
    double fitting = Math.min(MOST_ROUNDS, seconds / secondsPerRound);
    return Math.max(leastRounds, (int) fitting) | 1;
  }
}
