package dev.strategikon.sgd;

import dev.strategikon.attack.AttackMemory;
import dev.strategikon.model.Network;
import dev.strategikon.options.Optimizer;
import dev.strategikon.options.TrainingOptions;
import dev.strategikon.rule.RuleMemory;
import java.util.function.Supplier;

/**
 * All that a run keeps from one step to the next.
 *
 * <p>The arrays are not copies: {@link Training} writes them, and checkpoints read them.
 */
public final class TrainingState {
  private int step;
  private final float[] parameters;
  private final float[] velocity;
  private Supplier<float[][]> sent;
  private final float[] previous;
  private final float[] statistics;
  private AttackMemory attackMemory = AttackMemory.NONE;
  private RuleMemory ruleMemory = RuleMemory.NONE;

  /**
   * Creates a state whose attackers and whose rule remember nothing.
   *
   * @param step how many steps are completed
   * @param parameters x, d floats, owned by the state
   * @param velocity what the server's optimiser remembers, such as its momentum v, d floats; empty
   *     if that is nothing
   * @param sent what each worker sent last, m × d floats; empty without workers' momentum
   * @param previous the last aggregate, d floats; empty unless the rule starts from it
   * @param statistics the running averages of batch norm; empty if there are none
   */
  public TrainingState(
      int step,
      float[] parameters,
      float[] velocity,
      float[][] sent,
      float[] previous,
      float[] statistics) {
    this.step = step;
    this.parameters = parameters;
    this.velocity = velocity;
    this.sent = () -> sent;
    this.previous = previous;
    this.statistics = statistics;
  }

  /**
   * {@return the state of a network before the first step}
   *
   * @param network what is trained
   * @param options the run's
   */
  public static TrainingState initial(Network network, TrainingOptions options) {
    float[] parameters =
        network.initialParameters(options.network().initialisation(), options.seed());
    Optimizer optimizer = options.optimizer();
    int d = parameters.length;
    return new TrainingState(
        0,
        parameters,
        optimizer.server().memory(d),
        new float[optimizer.workerMomentum() > 0 ? options.threat().workers() : 0][d],
        new float[options.keepsPrevious() ? d : 0],
        RunningStatistics.initial(network, options));
  }

  /** {@return how many steps are completed} */
  public int step() {
    return step;
  }

  /** {@return x, not a copy} */
  public float[] parameters() {
    return parameters;
  }

  /**
   * {@return what the server's optimiser remembers, such as its momentum, not a copy; of length 0
   * if that is nothing}
   */
  public float[] velocity() {
    return velocity;
  }

  /**
   * {@return what each worker sent last, not a copy; of length 0 without workers' momentum} If an
   * engine keeps it, this fetches it from there, which may take long; use it for checkpoints.
   */
  public float[][] sent() {
    return sent.get();
  }

  /**
   * Leaves what the workers sent last to an engine, and frees it here.
   *
   * @param source returns it as of the last completed step, m × d floats
   */
  public void fetchSentFrom(Supplier<float[][]> source) {
    sent = source;
  }

  /**
   * {@return the last aggregate, not a copy: zeros before the first step; of length 0 unless the
   * rule starts from it}
   */
  public float[] previous() {
    return previous;
  }

  /** {@return the running averages of batch norm, not a copy; of length 0 if there are none} */
  public float[] statistics() {
    return statistics;
  }

  /** {@return what the attackers remember} */
  public AttackMemory attackMemory() {
    return attackMemory;
  }

  /**
   * Replaces what the attackers remember.
   *
   * @param learned kept and not copied
   */
  public void remember(AttackMemory learned) {
    attackMemory = learned;
  }

  /** {@return what the rule remembers of the workers} */
  public RuleMemory ruleMemory() {
    return ruleMemory;
  }

  /**
   * Replaces what the rule remembers of the workers.
   *
   * @param learned kept and not copied
   */
  public void remember(RuleMemory learned) {
    ruleMemory = learned;
  }

  /**
   * Copies another state of the same run into this one.
   *
   * @param other copied, except for what the workers sent and the memories, which are shared
   */
  public void copyFrom(TrainingState other) {
    step = other.step;
    System.arraycopy(other.parameters, 0, parameters, 0, parameters.length);
    System.arraycopy(other.velocity, 0, velocity, 0, velocity.length);
    System.arraycopy(other.previous, 0, previous, 0, previous.length);
    System.arraycopy(other.statistics, 0, statistics, 0, statistics.length);
    sent = other.sent;
    attackMemory = other.attackMemory;
    ruleMemory = other.ruleMemory;
  }

  void completeStep() {
    step++;
  }
}
