package dev.strategikon.store;

import dev.strategikon.config.RunConfig;
import dev.strategikon.options.ThreatModel;
import dev.strategikon.sgd.StepMetrics;
import java.util.List;

/**
 * The result of a run.
 *
 * @param steps the number of completed steps
 * @param testAccuracy at the last evaluation
 * @param bestTestAccuracy the best of all evaluations
 * @param trainLoss at the last evaluation
 * @param attackedSteps the number of steps in which the attack was on
 * @param negativeShare the share of them in which ⟨v̄, A⟩ was negative; NaN if there are none
 * @param rejected the number of vectors that were not admitted, over all steps
 * @param seconds the time of all steps, without evaluations and audits
 */
public record RunResult(
    int steps,
    double testAccuracy,
    double bestTestAccuracy,
    double trainLoss,
    int attackedSteps,
    double negativeShare,
    long rejected,
    double seconds) {

  /** Computes the result from the rows of a run. */
  public static RunResult of(RunConfig config, List<StepMetrics> rows) {
    ThreatModel threat = config.options().threat();
    int steps = 0;
    double accuracy = Double.NaN;
    double best = Double.NaN;
    double loss = Double.NaN;
    int attacked = 0;
    int negative = 0;
    long rejected = 0;
    double seconds = 0;
    for (StepMetrics row : rows) {
      steps = row.step();
      if (row.isEvaluated()) {
        accuracy = row.testAccuracy();
        best = best >= accuracy ? best : accuracy;
        loss = row.trainLoss();
      }
      if (row.isAttacked(threat)) {
        attacked++;
        negative += row.innerProduct() < 0 ? 1 : 0;
      }
      rejected += row.rejected();
      seconds += row.seconds();
    }
    double share = attacked == 0 ? Double.NaN : (double) negative / attacked;
    return new RunResult(steps, accuracy, best, loss, attacked, share, rejected, seconds);
  }
}
