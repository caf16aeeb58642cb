package dev.strategikon.sgd;

import dev.strategikon.compression.CompressionDraws;
import dev.strategikon.failure.StepFailedException;
import dev.strategikon.model.DropoutKey;
import dev.strategikon.random.Draws;

/**
 * The random numbers by which each worker, and the server itself, computes one gradient.
 *
 * @param seed the run's
 * @param number of the step or draw, from 0
 * @param isStep whether it is a step of the run, and not a draw
 * @param local which of the worker's own steps it is, from 0; each has numbers of its own
 */
record Sampling(long seed, int number, boolean isStep, int local) {
  /** Returns those of a step of the run, from 0. */
  static Sampling ofStep(long seed, int step) {
    return new Sampling(seed, step, true, 0);
  }

  /** Returns a name for messages. */
  String moment() {
    return isStep ? StepFailedException.step(number) : "draw " + number;
  }

  /** Returns those of a draw of a {@link GradientSource}, from 0, which no step shares. */
  static Sampling ofDraw(long seed, int draw) {
    return new Sampling(seed, draw, false, 0);
  }

  /** Returns those of one of the workers' own steps. */
  Sampling at(int ownStep) {
    return new Sampling(seed, number, isStep, ownStep);
  }

  /** Returns the seed of a draw's round, which no step has. */
  static long roundSeed(long seed, int draw) {
    return Draws.of(seed, "audit-round", draw).nextLong();
  }

  /**
   * Returns the draws by which a worker compresses: those that the server's round has for them.
   *
   * @param step the step of the run, also for a draw
   * @param worker the first of its group
   */
  CompressionDraws compression(int step, int worker) {
    return new CompressionDraws(isStep ? seed : roundSeed(seed, number), step, worker);
  }

  /**
   * Returns the draws of a worker's minibatch.
   *
   * @param worker the first of its group
   */
  Draws minibatch(int worker) {
    return draws(isStep ? "minibatch" : "audit-draw", worker);
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
    if (isStep && local == 0) {
      return new DropoutKey(seed, number, worker);
    }
    return dropout(isStep ? "local-dropout" : "audit-dropout", worker);
  }

  /** Returns the draws of the images of a piece of the server's sample. */
  Draws serverSample(int piece) {
    return draws(isStep ? "server-sample" : "audit-server-sample", piece);
  }

  /** Returns the key of the dropout masks of a piece of the server's sample. */
  DropoutKey serverDropout(int piece) {
    return dropout(isStep ? "server-dropout" : "audit-server-dropout", piece);
  }

  private Draws draws(String purpose, int who) {
    return local == 0
        ? Draws.of(seed, purpose, number, who)
        : Draws.of(seed, purpose, number, who, local);
  }

  private DropoutKey dropout(String purpose, int who) {
    Draws draws = local == 0 ? Draws.of(seed, purpose) : Draws.of(seed, purpose, local);
    return new DropoutKey(draws.nextLong(), number, who);
  }
}
