package dev.strategikon.sgd;

/**
 * Computes the steps of a run: on this machine, or on others. {@link Training} keeps the
 * parameters, moves and evaluates them; an engine does the rest of a step.
 *
 * <p><b>Assumptions.</b> One thread uses an engine at a time. {@link #begin} is called once, before
 * the first step; then {@link #step} for each step in order, with the state of the run before it;
 * {@link #close} last, also after a failure.
 *
 * <p><b>Guarantees.</b> An engine changes no bit of a run. So each gradient comes from {@link
 * Workers}, each shard of the coordinates has a {@link Server}, and the shards' outcomes are joined
 * by {@link StepOutcome#join}. An engine writes nothing of the state but the workers' memory.
 *
 * <p><b>Example.</b> An engine on this machine, with one shard:
 *
 * <pre>{@code
 * public StepOutcome step(TrainingState state, boolean[] byzantine, boolean audit) {
 *   float[][] gradients =
 *       workers.gradients(
 *           state.parameters(), state.step(), byzantine, threat.computing(byzantine));
 *   return server.step(options.round(state), gradients, byzantine, state.sent(), audit);
 * }
 * }</pre>
 */
public interface Engine extends AutoCloseable {
  /**
   * Begins with a run, before its first step on this engine.
   *
   * <p>With workers' momentum, {@code state.sent()} is what each worker sent last. An engine that
   * keeps these vectors elsewhere copies them now, and registers by {@link
   * TrainingState#sentIsKeptBy} to return them when a checkpoint is written.
   *
   * @param state the state of the run; the engine may keep a reference to it
   */
  default void begin(TrainingState state) {}

  /**
   * Does a step: the gradients at x, the workers' momentum, the audit, the attack, the aggregate.
   *
   * @param state the state before the step; read only, except for the workers' memory
   * @param byzantine for each worker, whether it is Byzantine in this step
   * @param audit whether the step is audited
   * @throws IllegalArgumentException if a vector is not finite and the run's policy is to fail
   */
  StepOutcome step(TrainingState state, boolean[] byzantine, boolean audit);

  /** Frees native memory and other resources. */
  @Override
  void close();
}
