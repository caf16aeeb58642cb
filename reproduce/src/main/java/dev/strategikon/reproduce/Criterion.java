package dev.strategikon.reproduce;

import dev.strategikon.config.RunConfig;
import java.util.List;

/** A way to judge attacked runs of a rule by the same runs without attack. */
interface Criterion {
  /**
   * Judges runs that differ by their seed alone.
   *
   * @param name what the numbers describe
   * @param rule the runs' rule
   * @param attacked the runs
   */
  Finding of(Evidence evidence, String name, String rule, List<RunConfig> attacked);

  /** Returns whether the runs without attack make it possible to judge the attacked ones. */
  default boolean canJudge(Evidence evidence, String rule, List<RunConfig> attacked) {
    return true;
  }
}
