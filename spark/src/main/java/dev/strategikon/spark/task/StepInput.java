package dev.strategikon.spark.task;

import dev.strategikon.attack.AttackMemory;
import dev.strategikon.rule.RuleMemory;
import dev.strategikon.sgd.TrainingState;
import java.io.Serializable;

/**
 * The input of all tasks of a step. It is broadcast, because it holds x.
 *
 * @param step the step's index, from 0
 * @param parameters x, d floats
 * @param previous the last aggregate, d floats, or none if the rule does not start from it
 * @param attackMemory what the attackers remember
 * @param ruleMemory what the rule remembers of the workers, where the servers need it
 * @param byzantine for each worker, whether it is Byzantine
 * @param audit whether the step is audited
 */
public record StepInput(
    int step,
    Packed parameters,
    Packed previous,
    AttackMemory attackMemory,
    RuleMemory ruleMemory,
    boolean[] byzantine,
    boolean audit)
    implements Serializable {
  /**
   * {@return the input of the step that follows a state}
   *
   * @param state the state before the step; copied
   * @param memory what the rule remembers of the workers; {@link RuleMemory#NONE} if the server is
   *     where the state is
   * @param byzantine for each worker, whether it is Byzantine
   * @param audit whether the step is audited
   */
  public static StepInput of(
      TrainingState state, RuleMemory memory, boolean[] byzantine, boolean audit) {
    return new StepInput(
        state.step(),
        new Packed(state.parameters()),
        new Packed(state.previous()),
        state.attackMemory(),
        memory,
        byzantine,
        audit);
  }
}
