package dev.strategikon.spark.task;

import dev.strategikon.sgd.TrainingState;
import java.io.Serializable;

/**
 * What all tasks of a step are told; broadcast, for it holds x.
 *
 * @param step from 0
 * @param parameters x, d floats
 * @param previous the last aggregate, d floats, or none where the rule does not start from it
 * @param byzantine for each worker, whether it is Byzantine
 * @param audit whether the step is audited
 */
public record StepInput(
    int step, Packed parameters, Packed previous, boolean[] byzantine, boolean audit)
    implements Serializable {
  /** Returns what there is to tell of the step that follows a state. */
  public static StepInput of(TrainingState state, boolean[] byzantine, boolean audit) {
    return new StepInput(
        state.step(),
        new Packed(state.parameters()),
        new Packed(state.previous()),
        byzantine,
        audit);
  }
}
