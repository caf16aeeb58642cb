package dev.strategikon.sgd;

import java.util.function.Supplier;

/**
 * Everything that a run must remember between two steps; the rest follows from its options.
 *
 * <p>Its arrays are live: {@link Training} writes them, a checkpoint reads or fills them.
 */
public final class TrainingState {
  private int step;
  private final float[] parameters;
  private final float[] velocity;
  private Supplier<float[][]> sent;
  private final float[] previous;

  /**
   * Creates a state.
   *
   * @param step how many steps are completed
   * @param parameters x, d floats, owned by the state
   * @param velocity the server's momentum v, d floats, or none where it has no momentum
   * @param sent what each worker sent last, m × d floats, or none without workers' momentum
   * @param previous the last aggregate, d floats, or none where the rule does not start from it
   */
  public TrainingState(
      int step, float[] parameters, float[] velocity, float[][] sent, float[] previous) {
    this.step = step;
    this.parameters = parameters;
    this.velocity = velocity;
    this.sent = () -> sent;
    this.previous = previous;
  }

  /**
   * Returns the state before the first step.
   *
   * @param parameters the initial ones, owned by the state
   */
  public static TrainingState initial(float[] parameters, TrainingOptions options) {
    Optimizer optimizer = options.optimizer();
    int d = parameters.length;
    return new TrainingState(
        0,
        parameters,
        new float[optimizer.momentum() > 0 ? d : 0],
        new float[optimizer.workerMomentum() > 0 ? options.threat().workers() : 0][d],
        new float[options.aggregator().startsFromPrevious() ? d : 0]);
  }

  /** Returns how many steps are completed. */
  public int step() {
    return step;
  }

  /** Returns x itself. */
  public float[] parameters() {
    return parameters;
  }

  /** Returns the server's momentum itself; of length 0 where it has none. */
  public float[] velocity() {
    return velocity;
  }

  /**
   * Returns what each worker sent last, itself; of length 0 without workers' momentum. Where an
   * engine keeps it, this fetches it, which may take long: it is for checkpoints.
   */
  public float[][] sent() {
    return sent.get();
  }

  /**
   * Gives what the workers sent last into the hands of an engine, and forgets it here.
   *
   * @param keeper returns it as it is after the last completed step, m × d floats
   */
  public void sentIsKeptBy(Supplier<float[][]> keeper) {
    sent = keeper;
  }

  /** Returns the last aggregate itself, at first zeros; of length 0 where no rule needs it. */
  public float[] previous() {
    return previous;
  }

  /**
   * Takes over where another state of the same run stands.
   *
   * @param other copied, but for what the workers sent, which is taken as it is
   */
  public void become(TrainingState other) {
    step = other.step;
    System.arraycopy(other.parameters, 0, parameters, 0, parameters.length);
    System.arraycopy(other.velocity, 0, velocity, 0, velocity.length);
    System.arraycopy(other.previous, 0, previous, 0, previous.length);
    sent = other.sent;
  }

  void completeStep() {
    step++;
  }
}
