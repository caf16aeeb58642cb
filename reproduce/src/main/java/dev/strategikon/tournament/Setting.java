package dev.strategikon.tournament;

import dev.strategikon.config.ConfigKeys;
import dev.strategikon.config.RunConfig;

/**
 * What all rules meet alike: rules are compared within a setting.
 *
 * @param byzantine q, how many workers are Byzantine
 * @param split how the training images are spread over the workers, as a spec in short
 */
public record Setting(int byzantine, String split) {
  /** Returns the setting of a run. */
  static Setting of(RunConfig run) {
    return new Setting(run.get(ConfigKeys.BYZANTINE), run.get(ConfigKeys.SPLIT).brief());
  }

  /** Returns such as {@code q = 3, iid}. */
  @Override
  public String toString() {
    return "q = %d, %s".formatted(byzantine, split);
  }
}
