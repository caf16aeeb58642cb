package dev.strategikon.options;

/**
 * When a run is evaluated, and on what. It is also evaluated before the first and after the last
 * step.
 *
 * @param every the steps between two evaluations
 * @param from the completed steps of the first evaluation; 0 stands for {@code every}
 * @param lossSample over how many training images, drawn once by the seed, the training loss is
 *     measured; 0 for all
 * @param validation how many training images are held out of the training, on which the accuracy is
 *     measured too; 0 for none
 */
public record EvaluationSchedule(int every, int from, int lossSample, int validation) {
  /**
   * Checks the ranges.
   *
   * @param every the steps between two evaluations
   * @param from the completed steps of the first evaluation; 0 stands for {@code every}
   * @param lossSample over how many training images, drawn once by the seed, the training loss is
   *     measured; 0 for all
   * @param validation how many training images are held out of the training, on which the accuracy
   *     is measured too; 0 for none
   */
  public EvaluationSchedule {
    if (every < 1) {
      throw new IllegalArgumentException("evaluate-every must be at least 1, not " + every);
    }
    if (from < 0) {
      throw new IllegalArgumentException("evaluate-from must not be negative, but is " + from);
    }
    if (lossSample < 0) {
      throw new IllegalArgumentException("loss-sample must not be negative, but is " + lossSample);
    }
    if (validation < 0) {
      throw new IllegalArgumentException("validation must not be negative, but is " + validation);
    }
  }

  /**
   * A schedule without validation images.
   *
   * @param every the steps between two evaluations
   * @param from the completed steps of the first evaluation; 0 stands for {@code every}
   * @param lossSample over how many training images the training loss is measured; 0 for all
   */
  public EvaluationSchedule(int every, int from, int lossSample) {
    this(every, from, lossSample, 0);
  }

  /**
   * {@return the completed steps of the first evaluation after a step has begun}
   *
   * @param step the completed steps at its begin
   * @param steps the steps of the whole run
   */
  public int next(int step, int steps) {
    int next = step < from ? from : from + ((step - from) / every + 1) * every;
    return Math.min(steps, next);
  }

  /**
   * {@return whether there is an evaluation after a step}
   *
   * @param completed how many steps are completed then
   * @param steps the steps of the whole run
   */
  public boolean isDue(int completed, int steps) {
    return completed == 0 || next(completed - 1, steps) == completed;
  }
}
