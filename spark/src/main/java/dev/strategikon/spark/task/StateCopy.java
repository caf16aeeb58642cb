package dev.strategikon.spark.task;

import dev.strategikon.attack.AttackMemory;
import dev.strategikon.rule.RuleMemory;
import dev.strategikon.sgd.TrainingState;
import java.io.Serializable;
import java.util.Arrays;

/** A serialisable copy of a run's state. */
public final class StateCopy implements Serializable {
  private static final long serialVersionUID = 1;

  private final int step;
  private final Packed parameters;
  private final Packed velocity;
  private final Packed[] sent;
  private final Packed previous;
  private final Packed statistics;
  private final AttackMemory attackMemory;
  private final RuleMemory ruleMemory;

  /**
   * Copies a state.
   *
   * @param state only read
   */
  public StateCopy(TrainingState state) {
    step = state.step();
    parameters = new Packed(state.parameters());
    velocity = new Packed(state.velocity());
    sent = Arrays.stream(state.sent()).map(Packed::new).toArray(Packed[]::new);
    previous = new Packed(state.previous());
    statistics = new Packed(state.statistics());
    attackMemory = state.attackMemory();
    ruleMemory = state.ruleMemory();
  }

  /** {@return the state in new arrays} */
  public TrainingState state() {
    TrainingState state =
        new TrainingState(
            step,
            parameters.floats(),
            velocity.floats(),
            Arrays.stream(sent).map(Packed::floats).toArray(float[][]::new),
            previous.floats(),
            statistics.floats());
    state.remember(attackMemory);
    state.remember(ruleMemory);
    return state;
  }
}
