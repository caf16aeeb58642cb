package dev.strategikon.sgd;

import dev.strategikon.gradient.NonFinite;
import dev.strategikon.rule.Aggregator;

/**
 * Everything that decides a run's bytes, besides the data set and the network.
 *
 * @param threat workers and attack
 * @param aggregator the server's rule
 * @param nonFinite what happens to vectors that are not finite
 * @param optimizer what the server does with the aggregate
 * @param batch n, the minibatch of one worker
 * @param steps how many steps the run has
 * @param evaluateEvery evaluate after every so many steps, and before the first and after the last
 * @param lossSample over how many training images, drawn once by the seed, the training loss is
 *     measured; 0 for all
 * @param seed the seed of everything random
 */
public record TrainingOptions(
    ThreatModel threat,
    Aggregator aggregator,
    NonFinite nonFinite,
    Optimizer optimizer,
    int batch,
    int steps,
    int evaluateEvery,
    int lossSample,
    long seed) {
  /** Checks the ranges, and that the rule is defined for m and q. */
  public TrainingOptions {
    checkPositive("batch", batch);
    checkPositive("steps", steps);
    checkPositive("evaluate-every", evaluateEvery);
    if (lossSample < 0) {
      throw new IllegalArgumentException("loss-sample must not be negative, but is " + lossSample);
    }
    aggregator.check(threat.workers(), threat.declared());
  }

  private static void checkPositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, not " + value);
    }
  }
}
