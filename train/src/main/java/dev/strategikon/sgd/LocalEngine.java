package dev.strategikon.sgd;

import dev.strategikon.options.TrainingOptions;
import dev.strategikon.rule.LayerSizes;
import dev.strategikon.rule.Round;

/** Computes with all workers and one server on the threads of this machine. */
final class LocalEngine implements Engine {
  private final TrainingOptions options;
  private final Workers workers;
  private final Server server;
  private final LayerSizes layers;

  /** Creates an engine, which closes neither the workers nor the server. */
  LocalEngine(TrainingOptions options, Workers workers, Server server, LayerSizes layers) {
    this.options = options;
    this.workers = workers;
    this.server = server;
    this.layers = layers;
  }

  @Override
  public StepOutcome step(TrainingState state, boolean[] byzantine, boolean audit) {
    float[][] gradients =
        workers.gradients(
            state.parameters(), state.step(), byzantine, options.computing(byzantine));
    Round round = options.round(state.step(), state.previous(), layers).with(state.ruleMemory());
    return server.step(round, gradients, byzantine, state.sent(), state.attackMemory(), audit);
  }

  @Override
  public void close() {}
}
