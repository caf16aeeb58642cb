package dev.strategikon.sgd;

/** Workers and server on the threads of this machine. */
final class LocalEngine implements Engine {
  private final TrainingOptions options;
  private final Workers workers;
  private final Server server;

  /** Closes neither. */
  LocalEngine(TrainingOptions options, Workers workers, Server server) {
    this.options = options;
    this.workers = workers;
    this.server = server;
  }

  @Override
  public StepOutcome step(TrainingState state, boolean[] byzantine, boolean audit) {
    float[][] gradients =
        workers.gradients(
            state.parameters(), state.step(), byzantine, options.threat().computing(byzantine));
    return server.step(options.round(state), gradients, byzantine, state.sent(), audit);
  }

  @Override
  public void close() {}
}
