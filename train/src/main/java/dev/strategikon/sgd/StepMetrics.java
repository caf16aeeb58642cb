package dev.strategikon.sgd;

import dev.strategikon.options.ThreatModel;
import java.io.Serializable;

/**
 * What is measured in one step: a row of {@code metrics.csv}. NaN stands for a value that was not
 * measured or is not defined.
 *
 * @param step how many steps are completed; 0 is the row before the first
 * @param epoch step·m·n / (training images), times k with k local steps; images that the workers of
 *     a draco group share count once
 * @param testAccuracy top-1 accuracy on the test set after the step, in [0, 1]; where numbers are
 *     predicted, the share of their variance that is explained
 * @param trainLoss mean loss on training images after the step; the cross-entropy in nats
 * @param innerProduct ⟨v̄, A⟩ of the step
 * @param cosine of the angle between v̄ and A
 * @param aggregateNorm ‖A‖
 * @param honestNorm ‖v̄‖
 * @param byzantineWeight the share of the Byzantine vectors in A
 * @param rejected how many vectors were not admitted
 * @param seconds wall-clock time of the step, without evaluation and audit
 * @param validationAccuracy as testAccuracy, on the images held out for validation
 * @param backdoorSuccess the share of the test images of other classes that are taken for the
 *     backdoor's target with its trigger, after the step; NaN unless the attack is a backdoor and
 *     was on in the step
 */
public record StepMetrics(
    int step,
    double epoch,
    double testAccuracy,
    double trainLoss,
    double innerProduct,
    double cosine,
    double aggregateNorm,
    double honestNorm,
    double byzantineWeight,
    int rejected,
    double seconds,
    double validationAccuracy,
    double backdoorSuccess)
    implements Serializable {
  /**
   * What is measured in one step without validation images and without a backdoor.
   *
   * @param step how many steps are completed; 0 is the row before the first
   * @param epoch step·m·n / (training images)
   * @param testAccuracy top-1 accuracy on the test set after the step, or R²
   * @param trainLoss mean loss on training images after the step
   * @param innerProduct ⟨v̄, A⟩ of the step
   * @param cosine of the angle between v̄ and A
   * @param aggregateNorm ‖A‖
   * @param honestNorm ‖v̄‖
   * @param byzantineWeight the share of the Byzantine vectors in A
   * @param rejected how many vectors were not admitted
   * @param seconds wall-clock time of the step, without evaluation and audit
   */
  public StepMetrics(
      int step,
      double epoch,
      double testAccuracy,
      double trainLoss,
      double innerProduct,
      double cosine,
      double aggregateNorm,
      double honestNorm,
      double byzantineWeight,
      int rejected,
      double seconds) {
    this(
        step,
        epoch,
        testAccuracy,
        trainLoss,
        innerProduct,
        cosine,
        aggregateNorm,
        honestNorm,
        byzantineWeight,
        rejected,
        seconds,
        Double.NaN,
        Double.NaN);
  }

  /** {@return whether the model was evaluated after the step} */
  public boolean isEvaluated() {
    return !Double.isNaN(testAccuracy);
  }

  /**
   * {@return whether the attack was on in the step, by the epochs completed before it}
   *
   * @param threat the run's
   */
  public boolean isAttacked(ThreatModel threat) {
    // The epoch may have been read from a file, where it is rounded.
    return step > 0 && threat.isOn(epoch / step * (step - 1) + 1e-9);
  }

  /** Returns the same with an evaluation. */
  StepMetrics with(Quality quality) {
    return new StepMetrics(
        step,
        epoch,
        quality.testAccuracy(),
        quality.trainLoss(),
        innerProduct,
        cosine,
        aggregateNorm,
        honestNorm,
        byzantineWeight,
        rejected,
        seconds,
        quality.validationAccuracy(),
        quality.backdoorSuccess());
  }

  /** {@return the same without an evaluation} */
  public StepMetrics withoutEvaluation() {
    return with(Quality.NONE);
  }

  /** The row before the first step. */
  static StepMetrics beforeTraining() {
    double none = Double.NaN;
    return new StepMetrics(0, 0, none, none, none, none, none, none, none, 0, 0);
  }
}
