package dev.strategikon.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Times works beside each other: every round runs all of them, in turn forwards and backwards, so
 * that a machine that slows down slows them all down. What is compared is taken within a round. All
 * are repeated until they last as long as the longest: a neighbour on the same core comes and goes
 * within tenths of a second, and what lasts a millisecond meets it or does not, where seconds meet
 * their share of it.
 *
 * <p>JMH measures one benchmark after the other and cannot do this; so it measures kernels, and
 * this ratios. All works run in one JVM. So C2 sees more than one rule at the calls that are made
 * once a block of 4,096 coordinates, which costs nothing that could be measured; the loops inside
 * are the kernels', of which a run has one set unless it is asked to compare two.
 */
final class PairedTimer {
  /** A work lasts at least so long, so that the clock's resolution does not matter. */
  private static final double LEAST_SECONDS = 1e-3;

  /** Keeps results from being optimised away. */
  @SuppressWarnings("unused")
  private static volatile Object sink;

  private PairedTimer() {}

  /**
   * Runs works.
   *
   * @return for each work its seconds in each round
   */
  static double[][] measure(Budget budget, List<Supplier<Object>> works) {
    double[] estimates = warmUp(budget, works);
    int[] repetitions = new int[works.size()];
    double longest = Math.max(LEAST_SECONDS, Arrays.stream(estimates).max().orElse(0));
    double round = 0;
    for (int w = 0; w < works.size(); w++) {
      repetitions[w] = budget.equals(Budget.QUICK) ? 1 : (int) Math.ceil(longest / estimates[w]);
      round += repetitions[w] * estimates[w];
    }
    int rounds = budget.rounds(round);
    double[][] seconds = new double[works.size()][rounds];
    for (int r = 0; r < rounds; r++) {
      for (int k = 0; k < works.size(); k++) {
        int w = r % 2 == 0 ? k : works.size() - 1 - k;
        seconds[w][r] = time(works.get(w), repetitions[w]);
      }
    }
    return seconds;
  }

  /** Returns the seconds that each work took at last. */
  private static double[] warmUp(Budget budget, List<Supplier<Object>> works) {
    double[] estimates = new double[works.size()];
    long start = System.nanoTime();
    for (int i = 0;
        i < budget.leastWarmUps() || (System.nanoTime() - start) * 1e-9 < budget.warmUpSeconds();
        i++) {
      for (int w = 0; w < works.size(); w++) {
        estimates[w] = time(works.get(w), 1);
      }
    }
    return estimates;
  }

  private static double time(Supplier<Object> work, int repetitions) {
    long start = System.nanoTime();
    for (int i = 0; i < repetitions; i++) {
      sink = work.get();
    }
    // A clock that stood still would make a work infinitely fast.
    return Math.max(1, System.nanoTime() - start) * 1e-9 / repetitions;
  }
}
