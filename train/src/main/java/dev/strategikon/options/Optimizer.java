package dev.strategikon.options;

/**
 * Moves the parameters by an aggregate A, in PyTorch's order: g = A + λ·x; v ← μ·v + g; x ← x −
 * γ·v.
 *
 * @param learningRate γ by step
 * @param momentum μ of the server, in [0, 1)
 * @param workerMomentum β of every worker, in [0, 1): it sends β·(what it sent) + c·gradient
 * @param momentumForm decides c
 * @param weightDecay λ, not negative
 */
public record Optimizer(
    LearningRate learningRate,
    double momentum,
    double workerMomentum,
    MomentumForm momentumForm,
    double weightDecay) {
  /**
   * Checks the ranges.
   *
   * @param learningRate γ by step
   * @param momentum μ of the server, in [0, 1)
   * @param workerMomentum β of every worker, in [0, 1): it sends β·(what it sent) + c·gradient
   * @param momentumForm decides c
   * @param weightDecay λ, not negative
   */
  public Optimizer {
    checkFraction("momentum", momentum);
    checkFraction("worker-momentum", workerMomentum);
    if (!(weightDecay >= 0 && weightDecay < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "weight-decay must not be negative, but is " + weightDecay);
    }
  }

  /**
   * An optimizer whose workers average their gradients.
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
   * Moves the parameters by one step.
   *
   * @param step from 0
   * @param x the parameters, d floats, changed in place
   * @param velocity v, d floats, changed in place; of length 0 without momentum
   * @param aggregate A, d floats, only read
   */
  public void move(int step, float[] x, float[] velocity, float[] aggregate) {
    double rate = learningRate.at(step);
    for (int j = 0; j < x.length; j++) {
      double g = aggregate[j] + weightDecay * x[j];
      if (velocity.length > 0) {
        g += momentum * velocity[j];
        velocity[j] = (float) g;
      }
      x[j] = (float) (x[j] - rate * g);
    }
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

  private static void checkFraction(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(name + " must be at least 0 and below 1, not " + value);
    }
  }
}
