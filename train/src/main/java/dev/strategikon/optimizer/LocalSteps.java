package dev.strategikon.optimizer;

/**
 * The steps of SGD that each worker makes on its own before it sends, as in FedAvg (McMahan et al.,
 * AISTATS 2017): x_0 = x, x_{j+1} = x_j − η·∇f(x_j; minibatch j). It sends the sum of the k
 * gradients, which is (x − x_k)/η. With k = 1 that is the gradient at x, whatever η is.
 *
 * @param count k, at least 1
 * @param learningRate η before the schedule, positive
 */
public record LocalSteps(int count, double learningRate) {
  /** One gradient at x. */
  public static final LocalSteps NONE = new LocalSteps(1, 1);

  /**
   * Checks the ranges.
   *
   * @param count k, at least 1
   * @param learningRate η before the schedule, positive
   */
  public LocalSteps {
    Ranges.requireSteps("local-steps", count);
    Ranges.requirePositive("local-learning-rate", learningRate);
  }

  /** {@return whether there is more than one} */
  public boolean areSeveral() {
    return count > 1;
  }
}
