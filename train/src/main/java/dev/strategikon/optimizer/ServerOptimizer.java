package dev.strategikon.optimizer;

/**
 * Moves the parameters x by an aggregate A. What it remembers from move to move is an array of
 * floats, which the caller keeps. All arithmetic is in double, coordinate by coordinate; what is
 * kept is rounded to float.
 */
public interface ServerOptimizer {
  /**
   * {@return what it remembers before the first move, owned by the caller}
   *
   * @param dimension d, the number of parameters
   */
  float[] memory(int dimension);

  /**
   * Moves the parameters once. The gradient is g = A + λ·x.
   *
   * @param rate γ
   * @param decay λ, the weight decay
   * @param x the parameters, d floats, changed in place
   * @param memory what {@link #memory} has returned, changed in place
   * @param aggregate A, d floats, only read
   */
  void move(double rate, double decay, float[] x, float[] memory, float[] aggregate);

  /**
   * {@return the same with momentum}
   *
   * @param momentum μ, in [0, 1)
   * @throws IllegalArgumentException if it is not 0 and the optimiser has no such momentum
   */
  default ServerOptimizer withMomentum(double momentum) {
    if (momentum == 0) {
      return this;
    }
    throw new IllegalArgumentException(
        "momentum is that of server-optimizer sgd; set it to 0, and beta1 where there is one");
  }
}
