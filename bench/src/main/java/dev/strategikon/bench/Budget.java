package dev.strategikon.bench;

/**
 * The time for measuring.
 *
 * @param warmUpSeconds the time of the warm-up
 * @param leastWarmUps how often each task runs in the warm-up at least
 * @param seconds the time of all rounds together
 * @param leastRounds the smallest number of rounds, however long they take
 */
record Budget(double warmUpSeconds, int leastWarmUps, double seconds, int leastRounds) {
  private static final int MOST_ROUNDS = 1001;

  /** One warm-up and three rounds. It shows that everything works; its times mean nothing. */
  static final Budget QUICK = new Budget(0, 1, 0, 3);

  /** Returns a budget of some seconds for rounds, and a quarter of that for the warm-up. */
  static Budget of(double seconds) {
    return new Budget(seconds / 4, 2, seconds, 7);
  }

  /** Returns a smaller budget, for parts. */
  Budget small() {
    return new Budget(warmUpSeconds / 4, leastWarmUps, seconds / 8, Math.min(leastRounds, 5));
  }

  /** Returns the number of rounds. It is odd, so that the median is a measured value. */
  int rounds(double secondsPerRound) {
    double fitting = Math.min(MOST_ROUNDS, seconds / secondsPerRound);
    return Math.max(leastRounds, (int) fitting) | 1;
  }
}
