package dev.strategikon.compression;

import dev.strategikon.random.Draws;

/**
 * The random numbers by which a worker compresses its vector of a step.
 *
 * @param seed the run's
 * @param step from 0
 * @param worker the worker, or the first of its group
 */
public record CompressionDraws(long seed, int step, int worker) {
  /** {@return a new stream of the worker's own} */
  public Draws own() {
    return Draws.of(seed, "compression", step, worker);
  }

  /** {@return a new stream that all workers have in this step} */
  public Draws shared() {
    return Draws.of(seed, "compression-shared", step);
  }
}
