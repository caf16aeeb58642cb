package dev.strategikon.sgd;

/**
 * Where the workers and the servers of a run work: on this machine, or on others. It does all of a
 * step but the move; {@link Training} keeps the parameters, moves and evaluates them.
 *
 * <p>An engine changes no bit of a run. What it needs for that: each worker's gradient comes from
 * {@link Workers}, each shard of the coordinates has a {@link Server}, and the shards' answers are
 * put together by {@link StepOutcome#join}. Not for use by several threads at once.
 */
public interface Engine extends AutoCloseable {
  /**
   * Takes up a run, before its first step here.
   *
   * <p>Where workers have momentum, {@code state.sent()} is what each sent last. An engine that
   * keeps it elsewhere takes it from there now, and is asked for it by {@link
   * TrainingState#sentIsKeptBy} when a checkpoint is written.
   *
   * @param state where the run stands; the engine may keep it
   */
  default void begin(TrainingState state) {}

  /**
   * Does a step: the gradients at x, the workers' momentum, the audit, the attack, the aggregate.
   *
   * @param state where the run stands before the step; read, and of it only the workers' memory is
   *     written
   * @param byzantine for each worker, whether it is Byzantine in this step
   * @param audit whether the step is audited
   * @throws IllegalArgumentException if a vector is not finite and the run is to fail then
   */
  StepOutcome step(TrainingState state, boolean[] byzantine, boolean audit);

  /** Frees what it holds. */
  @Override
  void close();
}
