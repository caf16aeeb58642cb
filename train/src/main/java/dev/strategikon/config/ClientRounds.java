package dev.strategikon.config;

import dev.strategikon.options.ThreatModel;
import dev.strategikon.options.TrainingOptions;

/**
 * How many Byzantine clients the steps of a run draw, whose attack is on.
 *
 * @param run a run with client sampling
 * @param steps how many of its steps are under attack
 * @param aboveDeclared in how many of these more are Byzantine than the rule is told
 * @param lost in how many half of the workers, or more, are Byzantine
 * @param most the largest number in a step
 */
public record ClientRounds(RunConfig run, int steps, int aboveDeclared, int lost, int most) {
  /**
   * {@return what the steps of a run draw}
   *
   * @param run a run with client sampling
   * @param from the completed steps after which the attack begins
   */
  public static ClientRounds of(RunConfig run, int from) {
    TrainingOptions options = run.options();
    ThreatModel threat = options.threat();
    int above = 0;
    int lost = 0;
    int most = 0;
    for (int step = from; step < options.steps(); step++) {
      int byzantine = threat.byzantineCountIn(options.seed(), step);
      above += byzantine > threat.declared() ? 1 : 0;
      lost += 2 * byzantine >= threat.workers() ? 1 : 0;
      most = Math.max(most, byzantine);
    }
    return new ClientRounds(run, options.steps() - from, above, lost, most);
  }
}
