package dev.strategikon.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Times tasks side by side. Every round runs all tasks, alternately forwards and backwards, so that
 * a machine that slows down slows all of them down; ratios are taken within a round. In a round
 * every task is repeated until it lasts as long as the longest one. Load by others on the same core
 * varies within tenths of a second: a task of a millisecond may or may not be hit by it, while a
 * task of seconds always has its share.
 *
 * <p>JMH measures one benchmark after the other and cannot do this. So JMH measures kernels, and
 * this class ratios. All tasks run in one JVM. Calls that are made once for each block of 4,096
 * coordinates are therefore polymorphic, at no measurable cost. The loops inside belong to the
 * kernels, and a run has one set of kernels unless it compares two.
 */
final class PairedTimer {
  /** The shortest time of a task in a round, so that the clock's resolution does not matter. */
  private static final double LEAST_SECONDS = 1e-3;

  /** Keeps results from being optimised away. */
  @SuppressWarnings("unused")
  private static volatile Object sink;

  private PairedTimer() {}

  /**
   * Runs tasks.
   *
   * @return for each task its seconds in each round
   */
  static double[][] measure(Budget budget, List<Supplier<Object>> tasks) {
    double[] estimates = warmUp(budget, tasks);
    int[] repetitions = new int[tasks.size()];
    double longest = Math.max(LEAST_SECONDS, Arrays.stream(estimates).max().orElse(0));
    double round = 0;
    for (int w = 0; w < tasks.size(); w++) {
      repetitions[w] = budget.equals(Budget.QUICK) ? 1 : (int) Math.ceil(longest / estimates[w]);
      round += repetitions[w] * estimates[w];
    }
    int rounds = budget.rounds(round);
    double[][] seconds = new double[tasks.size()][rounds];
    for (int r = 0; r < rounds; r++) {
      for (int k = 0; k < tasks.size(); k++) {
        int w = r % 2 == 0 ? k : tasks.size() - 1 - k;
        seconds[w][r] = time(tasks.get(w), repetitions[w]);
      }
    }
    return seconds;
  }

  /** Returns the seconds of each task in its last run. */
  private static double[] warmUp(Budget budget, List<Supplier<Object>> tasks) {
    double[] estimates = new double[tasks.size()];
    long start = System.nanoTime();
    for (int i = 0;
        i < budget.leastWarmUps() || (System.nanoTime() - start) * 1e-9 < budget.warmUpSeconds();
        i++) {
      for (int w = 0; w < tasks.size(); w++) {
        estimates[w] = time(tasks.get(w), 1);
      }
    }
    return estimates;
  }

  private static double time(Supplier<Object> task, int repetitions) {
    long start = System.nanoTime();
    for (int i = 0; i < repetitions; i++) {
      sink = task.get();
    }
    // At least a nanosecond: the clock may stand still.
    return Math.max(1, System.nanoTime() - start) * 1e-9 / repetitions;
  }
}
