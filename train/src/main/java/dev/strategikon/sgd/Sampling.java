package dev.strategikon.sgd;

import dev.strategikon.model.DropoutKey;
import dev.strategikon.random.Draws;

/**
 * The random numbers by which each worker, and the server itself, computes one gradient.
 *
 * @param seed the run's
 * @param number of the step or draw, from 0
 * @param isStep whether it is a step of the run, and not a draw
 */
record Sampling(long seed, int number, boolean isStep) {
  /** Returns those of a step of the run, from 0. */
  static Sampling ofStep(long seed, int step) {
    return new Sampling(seed, step, true);
  }

  /** Returns a name for messages. */
  String moment() {
    return isStep ? StepFailedException.step(number) : "draw " + number;
  }

  /** Returns those of a draw of a {@link GradientSource}, from 0, which no step shares. */
  static Sampling ofDraw(long seed, int draw) {
    return new Sampling(seed, draw, false);
  }

  /**
   * Returns the draws of a worker's minibatch.
   *
   * @param worker the first of its group
   */
  Draws minibatch(int worker) {
    return Draws.of(seed, isStep ? "minibatch" : "audit-draw", number, worker);
  }

  /**
   * Returns the key of a worker's dropout masks.
   *
   * @param worker the first of its group
   */
  DropoutKey dropout(int worker, DropoutKey.Masks masks) {
    if (masks == DropoutKey.Masks.REPEATED) {
      return new DropoutKey(Draws.of(seed, "repeated-dropout").nextLong(), 0, 0);
    }
    long key = isStep ? seed : Draws.of(seed, "audit-dropout").nextLong();
    return new DropoutKey(key, number, worker);
  }

  /** Returns the draws of the images of a piece of the server's sample. */
  Draws serverSample(int piece) {
    return Draws.of(seed, isStep ? "server-sample" : "audit-server-sample", number, piece);
  }

  /** Returns the key of the dropout masks of a piece of the server's sample. */
  DropoutKey serverDropout(int piece) {
    String purpose = isStep ? "server-dropout" : "audit-server-dropout";
    return new DropoutKey(Draws.of(seed, purpose).nextLong(), number, piece);
  }
}
