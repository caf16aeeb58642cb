package dev.strategikon.cli.console;

import dev.strategikon.pipeline.Aggregator;

/** The warning that so many attack that no rule can tell them from the honest. */
public final class Majority {
  private Majority() {}

  /**
   * {@return whether the Byzantine vectors are as many as the honest ones, or more, and the rule
   * sees nothing else} They could be the honest ones of another world, which the rule would have to
   * follow there. A sample of the server's own tells the two worlds apart.
   *
   * @param rule with its pre-aggregators and guard
   * @param workers m
   * @param byzantine q
   */
  public static boolean isLost(Aggregator rule, int workers, int byzantine) {
    return 2 * (long) byzantine >= workers && !rule.needsSample();
  }

  /**
   * {@return the warning}
   *
   * @param workers m
   * @param byzantine q
   */
  public static String warning(int workers, int byzantine) {
    return ("warning: q = %d of m = %d are Byzantine. No rule can withstand 2q ≥ m by the vectors"
            + " alone; zeno, fltrust and guards see a sample of the server's own")
        .formatted(byzantine, workers);
  }
}
