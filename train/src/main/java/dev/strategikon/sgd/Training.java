package dev.strategikon.sgd;

import dev.strategikon.compute.Compute;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.failure.StepFailedException;
import dev.strategikon.model.Network;
import dev.strategikon.options.ThreatModel;
import dev.strategikon.options.TrainingOptions;
import java.util.function.Function;

/**
 * Trains one run by Algorithm 1: in every step the workers compute gradients at x, the attackers
 * replace theirs, and the server aggregates and moves x.
 *
 * <p>Holds native memory until it is closed. The same options give the same bytes on any number of
 * threads, and for an interrupted run that continues from its state.
 */
public final class Training implements Trainer {
  private final Network network;
  private final TrainingOptions options;
  private final SessionPool sessions;
  private final Engine engine;
  private final Evaluator evaluator;
  private final Epochs epochs;

  /**
   * Prepares a run on this machine.
   *
   * @param dataset the images, for training and tests
   * @param network what is trained
   * @param options the run's
   * @param compute the threads that compute gradients, aggregate and evaluate
   * @throws IllegalArgumentException if data set and network do not fit
   */
  public Training(Dataset dataset, Network network, TrainingOptions options, Compute compute) {
    this(
        dataset,
        network,
        options,
        new SessionPool(network, options.network().loss(), compute),
        // Workers and evaluation take turns, so they can share the sessions.
        sessions ->
            new LocalEngine(
                options,
                new Workers(dataset, options, sessions),
                new Server(options, network.dimension(), compute),
                network.parameterLayers()));
  }

  /**
   * Prepares a run whose steps an engine computes.
   *
   * @param dataset the images, for training and tests
   * @param network what is trained
   * @param options the run's
   * @param compute the threads that evaluate
   * @param engine closed together with this object
   * @throws IllegalArgumentException if data set and network do not fit
   */
  public Training(
      Dataset dataset, Network network, TrainingOptions options, Compute compute, Engine engine) {
    this(
        dataset,
        network,
        options,
        new SessionPool(network, options.network().loss(), compute),
        sessions -> engine);
  }

  private Training(
      Dataset dataset,
      Network network,
      TrainingOptions options,
      SessionPool sessions,
      Function<SessionPool, Engine> engine) {
    this.network = network;
    this.options = options;
    this.sessions = sessions;
    this.engine = engine.apply(sessions);
    this.evaluator = new Evaluator(dataset, network, options, sessions);
    this.epochs = Epochs.of(options, dataset);
  }

  @Override
  public TrainingState initialState() {
    return TrainingState.initial(network, options);
  }

  @Override
  public void run(TrainingState state, int until, StepListener listener) {
    if (state.step() == 0) {
      Quality quality = evaluator.evaluate(state, false);
      listener.completed(StepMetrics.beforeTraining().with(quality), state);
    }
    engine.begin(state);
    while (state.step() < Math.min(until, options.steps())) {
      evaluator.observe(state);
      boolean attacked = options.threat().isOn(epochs.after(state.step()));
      StepMetrics metrics = step(state, attacked, listener);
      boolean evaluate = options.evaluations().isDue(state.step(), options.steps());
      listener.completed(
          evaluate ? metrics.with(evaluator.evaluate(state, attacked)) : metrics, state);
    }
  }

  private StepMetrics step(TrainingState state, boolean attacked, StepListener listener) {
    long start = System.nanoTime();
    ThreatModel threat = options.threat();
    boolean[] byzantine =
        attacked ? threat.byzantineIn(options.seed(), state.step()) : new boolean[threat.workers()];
    StepOutcome outcome =
        StepFailedException.naming(
            StepFailedException.step(state.step()),
            () -> engine.step(state, byzantine, options.isAudited(state.step())));
    if (outcome.aggregate() != null) {
      System.arraycopy(outcome.aggregate(), 0, state.previous(), 0, state.previous().length);
      options
          .optimizer()
          .move(state.step(), state.parameters(), state.velocity(), outcome.aggregate());
    }
    state.remember(outcome.learned());
    state.remember(outcome.ruleMemory());
    state.completeStep();
    long nanos = System.nanoTime() - start - outcome.auditNanos();
    StepMetrics metrics = outcome.metrics(state.step(), epochs.after(state.step()), nanos / 1e9);
    if (outcome.audit() != null) {
      listener.audited(metrics, outcome.audit());
    }
    return metrics;
  }

  @Override
  public void close() {
    try {
      engine.close();
    } finally {
      sessions.close();
    }
  }
}
