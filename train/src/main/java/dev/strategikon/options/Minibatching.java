package dev.strategikon.options;

import dev.strategikon.split.Split;

/**
 * Which training images a worker takes in a step.
 *
 * @param split how the images are spread over the workers
 * @param order in which order a worker takes those of its part
 * @param size n, the images of one minibatch
 */
public record Minibatching(Split split, MinibatchOrder order, int size) {
  /** Checks the size. */
  public Minibatching {
    if (size < 1) {
      throw new IllegalArgumentException("batch must be at least 1, not " + size);
    }
  }
}
