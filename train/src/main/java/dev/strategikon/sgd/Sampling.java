package dev.strategikon.sgd;

import dev.strategikon.model.DropoutKey;
import dev.strategikon.random.Draws;
import java.util.OptionalInt;

/** The random numbers by which each worker computes one gradient. */
interface Sampling {
  /** Returns the step of the run, from 0; empty if the gradient belongs to none. */
  OptionalInt step();

  /**
   * Returns the draws of a worker's minibatch.
   *
   * @param worker the first of its group
   */
  Draws minibatch(int worker);

  /** Returns the key of a worker's dropout masks. */
  DropoutKey dropout(int worker);

  /** Returns those of a step of the run, from 0. */
  static Sampling ofStep(long seed, int step) {
    return new Sampling() {
      @Override
      public OptionalInt step() {
        return OptionalInt.of(step);
      }

      @Override
      public Draws minibatch(int worker) {
        return Draws.of(seed, "minibatch", step, worker);
      }

      @Override
      public DropoutKey dropout(int worker) {
        return new DropoutKey(seed, step, worker);
      }
    };
  }

  /** Returns those of a draw of a {@link GradientSource}, from 0, which no step shares. */
  static Sampling ofDraw(long seed, int draw) {
    return new Sampling() {
      @Override
      public OptionalInt step() {
        return OptionalInt.empty();
      }

      @Override
      public Draws minibatch(int worker) {
        return Draws.of(seed, "audit-draw", draw, worker);
      }

      @Override
      public DropoutKey dropout(int worker) {
        return new DropoutKey(Draws.of(seed, "audit-dropout").nextLong(), draw, worker);
      }
    };
  }
}
