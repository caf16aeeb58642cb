package dev.strategikon.sgd;

import dev.strategikon.model.NetworkSession;

/**
 * What one worker sends: the sum of the gradients along its own steps of SGD, which begin at x. The
 * sum and the steps are rounded to float, in a fixed order; with one step the sum is the gradient.
 *
 * @param steps k, at least 1
 * @param rate η
 */
record LocalTraining(int steps, double rate) {
  /** Computes the gradient of a worker's next minibatch at the session's parameters. */
  @FunctionalInterface
  interface Pass {
    /**
     * Computes it.
     *
     * @param local the number of the step, from 0 to k − 1
     * @param gradient receives d floats
     */
    void gradient(int local, float[] gradient);
  }

  /**
   * Trains.
   *
   * @param session whose parameters are x if k is 1; otherwise they are set, and differ afterwards
   * @param x d floats, only read
   * @param pass on the same session
   * @return d floats, owned by the caller
   */
  float[] run(NetworkSession session, float[] x, Pass pass) {
    float[] sum = new float[x.length];
    if (steps == 1) {
      pass.gradient(0, sum);
      return sum;
    }
    session.setParameters(x); // the session's last worker has left its own there
    pass.gradient(0, sum);
    float[] own = x.clone();
    float[] gradient = sum.clone();
    for (int local = 1; local < steps; local++) {
      for (int j = 0; j < own.length; j++) {
        own[j] = (float) (own[j] - rate * gradient[j]);
      }
      session.setParameters(own);
      pass.gradient(local, gradient);
      for (int j = 0; j < own.length; j++) {
        sum[j] += gradient[j];
      }
    }
    return sum;
  }
}
