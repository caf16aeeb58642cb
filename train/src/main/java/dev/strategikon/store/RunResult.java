package dev.strategikon.store;

import dev.strategikon.attack.plain.None;
import dev.strategikon.config.RunConfig;
import dev.strategikon.options.ThreatModel;
import dev.strategikon.sgd.StepMetrics;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The result of a run.
 *
 * @param steps the number of completed steps
 * @param testAccuracy at the last evaluation
 * @param bestTestAccuracy the best of all evaluations
 * @param trainLoss at the last evaluation
 * @param endAccuracy the test accuracy at the end: the middle one of the last three evaluations,
 *     because one can dip; of fewer the last. If the attack has begun, only evaluations under it
 *     count, and the one before the first step only if there is no other
 * @param endLoss the training loss at the end, in the same sense
 * @param endSuccess the success rate of a backdoor at the end, in the same sense; NaN if there is
 *     none
 * @param attackedSteps the number of steps in which the attack was on
 * @param negativeShare the share of them in which ⟨v̄, A⟩ was negative; NaN if there are none
 * @param rejected the number of vectors that were not admitted, over all steps
 * @param seconds the time of all steps, without evaluations and audits
 * @param endValidation the accuracy on the images held out for validation at the end, as {@code
 *     endAccuracy}; NaN if none are
 */
public record RunResult(
    int steps,
    double testAccuracy,
    double bestTestAccuracy,
    double trainLoss,
    double endAccuracy,
    double endLoss,
    double endSuccess,
    int attackedSteps,
    double negativeShare,
    long rejected,
    double seconds,
    double endValidation) {
  /** A single evaluation varies too much where batches are small. */
  private static final int LAST = 3;

  /**
   * Computes the result from the rows of a run.
   *
   * @param config the run
   * @param rows its metrics so far, in the order of the steps
   * @return the result, of the rows so far
   */
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
    List<StepMetrics> last = last(rows, threat);
    return new RunResult(
        steps,
        accuracy,
        best,
        loss,
        end(last, StepMetrics::testAccuracy),
        end(last, StepMetrics::trainLoss),
        end(last, StepMetrics::backdoorSuccess),
        attacked,
        share,
        rejected,
        seconds,
        end(last, StepMetrics::validationAccuracy));
  }

  /** Returns the evaluations that tell how a run ended; none if it was not evaluated. */
  private static List<StepMetrics> last(List<StepMetrics> rows, ThreatModel threat) {
    boolean isAttacked = rows.stream().anyMatch(row -> row.isAttacked(threat));
    List<StepMetrics> evaluated =
        rows.stream()
            .filter(StepMetrics::isEvaluated)
            .filter(row -> !isAttacked || row.isAttacked(threat))
            .toList();
    List<StepMetrics> trained = evaluated.stream().filter(row -> row.step() > 0).toList();
    List<StepMetrics> count = trained.isEmpty() ? evaluated : trained;
    int from = count.size() < LAST ? count.size() - 1 : count.size() - LAST;
    return count.subList(Math.max(0, from), count.size());
  }

  /** Returns the middle one of three values, or the only one; NaN if there is none. */
  private static double end(List<StepMetrics> last, ToDoubleFunction<StepMetrics> quantity) {
    double[] values = last.stream().mapToDouble(quantity).sorted().toArray();
    return values.length == 0 ? Double.NaN : values[values.length / 2];
  }

  /**
   * {@return whether a finished run was to be attacked and never was: it ended before {@code
   * attack-from-epoch}, or has no Byzantine worker}
   *
   * @param config the run
   */
  public boolean neverAttacked(RunConfig config) {
    return attackedSteps == 0
        && steps >= config.options().steps()
        && !(config.options().threat().attack() instanceof None);
  }
}
