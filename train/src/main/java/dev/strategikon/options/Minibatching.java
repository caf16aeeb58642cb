package dev.strategikon.options;

import dev.strategikon.split.Receivers;
import dev.strategikon.split.Split;

/**
 * Which training images a worker takes in a step.
 *
 * @param split how the images are spread over the workers
 * @param receivers who receives a part
 * @param order in which order a worker takes those of its part
 * @param passSteps after how many steps a shuffled pass is broken off and the next begins; 0 goes
 *     through all images. Without meaning for i.i.d. draws
 * @param size n, the images of one minibatch
 */
public record Minibatching(
    Split split, Receivers receivers, MinibatchOrder order, int passSteps, int size) {
  /**
   * Checks the sizes.
   *
   * @param split how the images are spread over the workers
   * @param receivers who receives a part
   * @param order in which order a worker takes those of its part
   * @param passSteps after how many steps a shuffled pass is broken off and the next begins; 0 goes
   *     through all images. Without meaning for i.i.d. draws
   * @param size n, the images of one minibatch
   */
  public Minibatching {
    if (passSteps < 0) {
      throw new IllegalArgumentException("pass-steps must not be negative, but is " + passSteps);
    }
    if (size < 1) {
      throw new IllegalArgumentException("batch must be at least 1, not " + size);
    }
  }

  /**
   * Minibatches of all workers' parts, in whole passes.
   *
   * @param split how the images are spread over the workers
   * @param order in which order a worker takes those of its part
   * @param size n, the images of one minibatch
   */
  public Minibatching(Split split, MinibatchOrder order, int size) {
    this(split, Receivers.ALL, order, 0, size);
  }
}
