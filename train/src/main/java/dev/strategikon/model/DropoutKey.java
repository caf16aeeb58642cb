package dev.strategikon.model;

import dev.strategikon.random.Draws;

/**
 * The key of the random numbers of one gradient's dropout: they depend on nothing else.
 *
 * @param seed the seed of the run
 * @param step the step of the run
 * @param worker the worker that computes the gradient
 */
public record DropoutKey(long seed, long step, long worker) {
  /** Returns the draws for a layer, by its place in the network. */
  Draws draws(int layer) {
    return Draws.of(seed, "dropout", step, worker, layer);
  }
}
