package dev.strategikon.store;

import dev.strategikon.config.RunConfig;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.sgd.ThreatModel;
import java.util.List;

/**
 * What a run came to.
 *
 * @param steps completed steps
 * @param testAccuracy at the last evaluation
 * @param bestTestAccuracy the best of all evaluations
 * @param trainLoss at the last evaluation
 * @param attackedSteps steps in which the attack was on
 * @param negativeShare the share of them in which ⟨v̄, A⟩ was negative; NaN if there are none
 * @param rejected vectors that were not admitted, over all steps
 * @param seconds of all steps, without evaluation and audits
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

  /** Sums up the rows of a run. */
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
