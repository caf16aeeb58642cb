package dev.strategikon.sgd;

import dev.strategikon.compute.Compute;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.model.Network;

/**
 * The workers of a run, all m or the ones that are computed here: each draws n training points
 * i.i.d. from its part and computes the gradient of their mean cross-entropy; the workers of a
 * {@link RepetitionCode} group each compute the same.
 *
 * <p>A worker's gradient depends on the options, x, the step, the worker's number and whether it is
 * Byzantine, not on where or beside whom it is computed. Holds native memory until it is closed;
 * not for use by several threads at once.
 */
public final class Workers implements AutoCloseable {
  private final Minibatches minibatches;
  private final long seed;
  private final RepetitionCode code;
  private final SessionPool sessions;

  /**
   * Prepares to compute.
   *
   * @param compute how many workers compute at once
   * @throws IllegalArgumentException if there are too few images for the run's split
   */
  public Workers(Dataset dataset, Network network, TrainingOptions options, Compute compute) {
    this(dataset, options, new SessionPool(network, compute));
  }

  /** Computes on sessions that others use too. */
  Workers(Dataset dataset, TrainingOptions options, SessionPool sessions) {
    this.minibatches = new Minibatches(dataset, options);
    this.seed = options.seed();
    this.code = options.code();
    this.sessions = sessions;
  }

  /**
   * Returns gradients in a step, as they are before any momentum.
   *
   * @param parameters x, d floats, only read
   * @param step from 0
   * @param byzantine for each of the m workers, whether it is Byzantine
   * @param computing the workers who compute: of {@link ThreatModel#computing} all, or some
   * @return a new array of m vectors of d floats each, null for the workers who do not compute
   */
  public float[][] gradients(float[] parameters, int step, boolean[] byzantine, int[] computing) {
    return gradients(parameters, byzantine, computing, Sampling.ofStep(seed, step));
  }

  /**
   * Returns gradients, as the other method does.
   *
   * @param sampling names the random numbers
   */
  float[][] gradients(float[] parameters, boolean[] byzantine, int[] computing, Sampling sampling) {
    float[][] gradients = new float[byzantine.length][];
    sessions.forEach(
        parameters,
        computing.length,
        (session, index) -> {
          int worker = computing[index];
          float[] gradient = new float[parameters.length];
          session.gradient(
              minibatches.draw(sampling, worker, byzantine[worker]),
              sampling.dropout(code.leader(worker)),
              gradient);
          gradients[worker] = gradient;
        });
    return gradients;
  }

  /** Frees the native memory. */
  @Override
  public void close() {
    sessions.close();
  }
}
