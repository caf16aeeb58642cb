package dev.strategikon.sgd;

/**
 * Computes the steps of a run: the gradients, the workers' momentum, the audit, the attack and the
 * aggregate. {@link Training} keeps the parameters, moves them and evaluates them. An engine works
 * on this machine or on others.
 *
 * <p>Assumptions: one thread at a time calls; {@link #begin} comes before the first {@link #step},
 * and steps come in order.
 *
 * <p>Guarantees: an engine changes no bit of a run. For that, each worker's gradient must come from
 * {@link Workers}, each shard of the coordinates must have a {@link Server}, and {@link
 * StepOutcome#join} must put the shards' outcomes together.
 *
 * <p>Example: the engine of this machine has all workers and one server.
 *
 * <pre>{@code
 * float[][] gradients =
 *     workers.gradients(state.parameters(), state.step(), byzantine, options.computing(byzantine));
 * Round round =
 *     options
 *         .round(state.step(), state.previous(), network.parameterLayers())
 *         .with(state.ruleMemory());
 * return server.step(
 *     round, gradients, byzantine, state.sent(), state.attackMemory(), audit);
 * }</pre>
 */
public interface Engine extends AutoCloseable {
  /**
   * Begins or continues a run.
   *
   * <p>If workers have momentum, {@code state.sent()} is what each worker sent last. An engine that
   * keeps it elsewhere copies it from there now, and gives it back for checkpoints by {@link
   * TrainingState#fetchSentFrom}.
   *
   * @param state the state before the next step; the engine may keep a reference
   */
  default void begin(TrainingState state) {}

  /**
   * Computes a step: the gradients at x, the workers' momentum, the audit, the attack, the
   * aggregate.
   *
   * @param state the state before the step; only what the workers sent last is written
   * @param byzantine for each worker, whether it is Byzantine in this step
   * @param audit whether the step is audited
   * @return the aggregate and what was learned on the way
   * @throws IllegalArgumentException if a vector is not finite and the run's policy is to fail
   */
  StepOutcome step(TrainingState state, boolean[] byzantine, boolean audit);

  /** Frees all resources. */
  @Override
  void close();
}
