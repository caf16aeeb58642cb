package dev.strategikon.sgd;

import dev.strategikon.audit.ToleranceAudit;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.gradient.Parallel;
import dev.strategikon.model.Network;
import java.util.Optional;

/**
 * One run of Algorithm 1: in every step the workers compute gradients at x, the attackers replace
 * theirs, the server aggregates and moves x.
 *
 * <p>Holds native memory until it is closed. The same options give the same bytes on any number of
 * threads, and also when a run goes on from the state of an interrupted one.
 */
public final class Training implements AutoCloseable {
  private final Network network;
  private final TrainingOptions options;
  private final SessionPool sessions;
  private final Workers workers;
  private final Auditor auditor;
  private final Server server;
  private final Evaluator evaluator;
  private final Epochs epochs;

  /**
   * Prepares a run.
   *
   * @throws IllegalArgumentException if data set and network do not fit
   */
  public Training(Dataset dataset, Network network, TrainingOptions options, Parallel parallel) {
    this.network = network;
    this.options = options;
    this.sessions = new SessionPool(network, parallel);
    this.workers = new Workers(dataset, options, sessions);
    this.auditor = new Auditor(options, parallel);
    this.server = new Server(options, parallel);
    this.evaluator = new Evaluator(dataset, network, options, sessions);
    this.epochs = Epochs.of(options, dataset);
  }

  /** Returns the state before the first step. */
  public TrainingState initialState() {
    return TrainingState.initial(network.initialParameters(options.seed()), options);
  }

  /**
   * Trains from a state to the last step.
   *
   * @param state where to begin; changed in place
   * @param listener told of every step, and of the evaluation before the first one
   */
  public void run(TrainingState state, StepListener listener) {
    if (state.step() == 0) {
      Quality quality = evaluator.evaluate(state.parameters());
      listener.completed(StepMetrics.beforeTraining().with(quality), state);
    }
    while (state.step() < options.steps()) {
      StepMetrics metrics = step(state, listener);
      boolean evaluate =
          state.step() % options.evaluateEvery() == 0 || state.step() == options.steps();
      listener.completed(
          evaluate ? metrics.with(evaluator.evaluate(state.parameters())) : metrics, state);
    }
  }

  private StepMetrics step(TrainingState state, StepListener listener) {
    long start = System.nanoTime();
    ThreatModel threat = options.threat();
    boolean attacked = threat.isOn(epochs.after(state.step()));
    boolean[] byzantine =
        attacked ? threat.byzantineIn(options.seed(), state.step()) : new boolean[threat.workers()];
    float[][] sent = workers.gradients(state, byzantine);
    long pause = System.nanoTime();
    Optional<ToleranceAudit> audit =
        auditor.isDue(state.step()) ? auditor.audit(state, sent, byzantine) : Optional.empty();
    start += System.nanoTime() - pause;
    ServerStep step = server.step(state, sent, byzantine);
    state.completeStep();
    StepMetrics metrics =
        step.metrics(state.step(), epochs.after(state.step()), (System.nanoTime() - start) / 1e9);
    audit.ifPresent(result -> listener.audited(metrics, result));
    return metrics;
  }

  @Override
  public void close() {
    sessions.close();
  }
}
