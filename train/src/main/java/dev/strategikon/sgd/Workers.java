package dev.strategikon.sgd;

import dev.strategikon.attack.DataAttack;
import dev.strategikon.compute.Compute;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.failure.StepFailedException;
import dev.strategikon.model.Network;
import dev.strategikon.model.NetworkSession;
import dev.strategikon.options.TrainingOptions;
import dev.strategikon.options.WorkerGroups;

/**
 * Computes the gradients of a run's workers, all m or some, and of the server's sample. Each worker
 * draws n training images i.i.d. from its part, and computes the gradient of their mean loss. The
 * workers of a {@link RepetitionCode} group compute the same gradient. With several {@link
 * dev.strategikon.optimizer.LocalSteps} the sum of the gradients along them takes the place of the
 * gradient, also for the server's sample. A worker's gradient is what the server has of it: {@link
 * TrainingOptions#compression} is applied here, where it is whole.
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
    return gradients(parameters, step, byzantine, computing, Sampling.ofStep(options.seed(), step));
  }

  /**
   * Returns gradients, as the other method does.
   *
   * @param step of the run, whose learning rate the workers' own steps have
   * @param sampling the random numbers
   */
  float[][] gradients(
      float[] parameters, int step, boolean[] byzantine, int[] computing, Sampling sampling) {
    float[][] gradients = new float[options.vectors()][];
    LocalTraining local = local(step);
    sessions.forEach(
        parameters,
        computing.length,
        (session, index) -> {
          int number = computing[index];
          gradients[number] =
              number < byzantine.length
                  ? sent(
                      local.run(
                          session,
                          parameters,
                          ofWorker(session, number, byzantine[number], sampling)),
                      step,
                      number,
                      byzantine[number],
                      sampling)
                  : local.run(
                      session, parameters, ofServer(session, number - byzantine.length, sampling));
        });
    return gradients;
  }

  /**
   * Returns the gradients of the pieces of the server's sample, whether or not the run needs it.
   *
   * @param step of whose learning rate the server's own steps are
   * @param sampling the random numbers
   */
  float[][] serverSample(float[] parameters, int step, Sampling sampling) {
    float[][] gradients = new float[options.serverSampling().pieces()][];
    LocalTraining local = local(step);
    sessions.forEach(
        parameters,
        gradients.length,
        (session, piece) ->
            gradients[piece] = local.run(session, parameters, ofServer(session, piece, sampling)));
    return gradients;
  }

  private LocalTraining local(int step) {
    return new LocalTraining(
        options.optimizer().local().count(), options.optimizer().localRate(step));
  }

  private LocalTraining.Pass ofWorker(
      NetworkSession session, int number, boolean isByzantine, Sampling sampling) {
    return (local, gradient) ->
        StepFailedException.naming(
            sampling.moment() + ", worker " + number,
            () -> {
              Sampling own = sampling.at(local);
              session.gradient(
                  minibatches.draw(own, number, isByzantine),
                  own.dropout(groups.leader(number), options.network().masks()),
                  gradient);
              return gradient;
            });
  }

  private LocalTraining.Pass ofServer(NetworkSession session, int piece, Sampling sampling) {
    return (local, gradient) ->
        StepFailedException.naming(
            sampling.moment() + ", the server's sample",
            () -> {
              Sampling own = sampling.at(local);
              session.gradient(
                  minibatches.drawServer(own, piece), own.serverDropout(piece), gradient);
              return gradient;
            });
  }

  /** Returns what a worker sends of its gradient, which may be overwritten. */
  private float[] sent(
      float[] gradient, int step, int number, boolean isByzantine, Sampling sampling) {
    boost(gradient, isByzantine);
    return options
        .compression()
        .sent(gradient, sampling.compression(step, groups.leader(number)), Compute.SERIAL);
  }

  private void boost(float[] gradient, boolean byzantine) {
    double factor =
        byzantine && options.threat().attack() instanceof DataAttack attack ? attack.boost() : 1;
    for (int j = 0; factor != 1 && j < gradient.length; j++) {
      gradient[j] = (float) (factor * gradient[j]);
    }
  }

  /** Frees the native memory. */
  @Override
  public void close() {
    sessions.close();
  }
}
