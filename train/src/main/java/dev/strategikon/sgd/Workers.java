package dev.strategikon.sgd;

import dev.strategikon.compute.Compute;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.model.Network;
import dev.strategikon.model.NetworkSession;
import dev.strategikon.options.TrainingOptions;
import dev.strategikon.options.WorkerGroups;

/**
 * Computes the gradients of a run's workers, all m or some, and of the server's sample. Each worker
 * draws n training images i.i.d. from its part, and computes the gradient of their mean loss. The
 * workers of a {@link RepetitionCode} group compute the same gradient.
 *
 * <p>A gradient depends on the options, x, the step, the worker's number and whether it is
 * Byzantine, and on nothing else. Holds native memory until it is closed. Not thread-safe.
 */
public final class Workers implements AutoCloseable {
  private final Minibatches minibatches;
  private final TrainingOptions options;
  private final WorkerGroups groups;
  private final SessionPool sessions;

  /**
   * Prepares the workers.
   *
   * @param dataset the images, of which those for training are read
   * @param network whose gradients are computed
   * @param options the run's
   * @param compute the threads; each computes a worker's gradient at a time
   * @throws IllegalArgumentException if there are too few images for the run's split
   */
  public Workers(Dataset dataset, Network network, TrainingOptions options, Compute compute) {
    this(dataset, options, new SessionPool(network, options.network().loss(), compute));
  }

  /** Prepares workers on sessions that are shared. */
  Workers(Dataset dataset, TrainingOptions options, SessionPool sessions) {
    this.minibatches = new Minibatches(dataset, options);
    this.options = options;
    this.groups = options.groups();
    this.sessions = sessions;
  }

  /**
   * Returns the gradients of a step, before any momentum.
   *
   * @param parameters x, d floats, only read
   * @param step from 0
   * @param byzantine for each of the m workers, whether it is Byzantine
   * @param computing the numbers of the vectors to compute: all of {@link
   *     TrainingOptions#computing}, or some
   * @return a new array of {@link TrainingOptions#vectors} vectors of d floats, null for those that
   *     are not computed
   * @throws StepFailedException if a worker fails; it names the worker
   */
  public float[][] gradients(float[] parameters, int step, boolean[] byzantine, int[] computing) {
    return gradients(parameters, byzantine, computing, Sampling.ofStep(options.seed(), step));
  }

  /**
   * Returns gradients, as the other method does.
   *
   * @param sampling the random numbers
   */
  float[][] gradients(float[] parameters, boolean[] byzantine, int[] computing, Sampling sampling) {
    float[][] gradients = new float[options.vectors()][];
    sessions.forEach(
        parameters,
        computing.length,
        (session, index) -> {
          int number = computing[index];
          gradients[number] =
              number < byzantine.length
                  ? ofWorker(session, number, byzantine[number], sampling, parameters.length)
                  : ofServer(session, number - byzantine.length, sampling, parameters.length);
        });
    return gradients;
  }

  /**
   * Returns the gradients of the pieces of the server's sample, whether or not the run needs it.
   *
   * @param sampling the random numbers
   */
  float[][] serverSample(float[] parameters, Sampling sampling) {
    float[][] gradients = new float[options.serverSampling().pieces()][];
    sessions.forEach(
        parameters,
        gradients.length,
        (session, piece) ->
            gradients[piece] = ofServer(session, piece, sampling, parameters.length));
    return gradients;
  }

  private float[] ofWorker(
      NetworkSession session, int number, boolean isByzantine, Sampling sampling, int dimension) {
    return StepFailedException.naming(
        sampling.moment() + ", worker " + number,
        () -> {
          float[] gradient = new float[dimension];
          session.gradient(
              minibatches.draw(sampling, number, isByzantine),
              sampling.dropout(groups.leader(number), options.network().masks()),
              gradient);
          return gradient;
        });
  }

  private float[] ofServer(NetworkSession session, int piece, Sampling sampling, int dimension) {
    return StepFailedException.naming(
        sampling.moment() + ", the server's sample",
        () -> {
          float[] gradient = new float[dimension];
          session.gradient(
              minibatches.drawServer(sampling, piece), sampling.serverDropout(piece), gradient);
          return gradient;
        });
  }

  /** Frees the native memory. */
  @Override
  public void close() {
    sessions.close();
  }
}
