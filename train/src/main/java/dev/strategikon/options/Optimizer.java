package dev.strategikon.options;

import dev.strategikon.optimizer.LocalSteps;
import dev.strategikon.optimizer.ServerOptimizer;
import dev.strategikon.optimizer.Sgd;

/**
 * What the workers send, and how the server moves the parameters by the aggregate A of it.
 *
 * @param learningRate γ of the server by step
 * @param server moves the parameters
 * @param workerMomentum β of every worker, in [0, 1): it sends β·(what it sent) + c·gradient
 * @param momentumForm decides c
 * @param weightDecay λ, not negative; the server adds λ·x to A
 * @param local the steps of each worker on its own; their sum takes the place of the gradient
 */
public record Optimizer(
    LearningRate learningRate,
    ServerOptimizer server,
    double workerMomentum,
    MomentumForm momentumForm,
    double weightDecay,
    LocalSteps local) {
  /**
   * Checks the ranges.
   *
   * @param learningRate γ of the server by step
   * @param server moves the parameters
   * @param workerMomentum β of every worker, in [0, 1): it sends β·(what it sent) + c·gradient
   * @param momentumForm decides c
   * @param weightDecay λ, not negative; the server adds λ·x to A
   * @param local the steps of each worker on its own; their sum takes the place of the gradient
   */
  public Optimizer {
    if (!(workerMomentum >= 0 && workerMomentum < 1)) {
      throw new IllegalArgumentException(
          "worker-momentum must be at least 0 and below 1, not " + workerMomentum);
    }
    if (!(weightDecay >= 0 && weightDecay < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "weight-decay must not be negative, but is " + weightDecay);
    }
  }

  /**
   * Gradient descent whose workers send one gradient each.
   *
   * @param learningRate γ by step
   * @param momentum μ of the server, in [0, 1)
   * @param workerMomentum β of every worker, in [0, 1): it sends β·(what it sent) + c·gradient
   * @param momentumForm decides c
   * @param weightDecay λ, not negative
   */
  public Optimizer(
      LearningRate learningRate,
      double momentum,
      double workerMomentum,
      MomentumForm momentumForm,
      double weightDecay) {
    this(
        learningRate,
        new Sgd(momentum),
        workerMomentum,
        momentumForm,
        weightDecay,
        LocalSteps.NONE);
  }

  /**
   * Gradient descent whose workers average their gradients.
   *
   * @param learningRate γ by step
   * @param momentum μ of the server, in [0, 1)
   * @param workerMomentum β of every worker, in [0, 1): it sends β·(what it sent) + c·gradient
   * @param weightDecay λ, not negative
   */
  public Optimizer(
      LearningRate learningRate, double momentum, double workerMomentum, double weightDecay) {
    this(learningRate, momentum, workerMomentum, MomentumForm.AVERAGE, weightDecay);
  }

  /**
   * {@return η of the workers' own steps: it follows the schedule of γ}
   *
   * @param step of the run, from 0
   */
  public double localRate(int step) {
    return local.learningRate() * (learningRate.at(step) / learningRate.initial());
  }

  /**
   * Moves the parameters by one step.
   *
   * @param step from 0
   * @param x the parameters, d floats, changed in place
   * @param memory what the server's optimiser remembers, changed in place
   * @param aggregate A, d floats, only read
   */
  public void move(int step, float[] x, float[] memory, float[] aggregate) {
    server.move(learningRate.at(step), weightDecay, x, memory, aggregate);
  }

  /**
   * Replaces a worker's gradient by what the worker sends, and stores that.
   *
   * @param gradient d floats; becomes what the worker sends
   * @param remembered what the worker sent last, d floats; becomes what it sends now
   */
  public void smooth(float[] gradient, float[] remembered) {
    double factor = momentumForm.gradientFactor(workerMomentum);
    for (int j = 0; j < gradient.length; j++) {
      gradient[j] = (float) (workerMomentum * remembered[j] + factor * gradient[j]);
      remembered[j] = gradient[j];
    }
  }
}
