package dev.strategikon.model;

import dev.strategikon.random.Draws;
import java.util.Locale;

/**
 * The key of the random numbers of one gradient, such as dropout's: they depend on nothing else.
 *
 * @param seed the seed of the run
 * @param step the step of the run
 * @param worker the worker that computes the gradient
 */
public record DropoutKey(long seed, long step, long worker) {
  /** Whose random numbers the masks of dropout are. */
  public enum Masks {
    /** Each worker's own, new in each step. */
    FRESH,

    /**
     * One set for a run: all workers drop the same units at the same place of their minibatch, in
     * all steps. This happens in code that restores its random state after each gradient, as that
     * of Karimireddy, He and Jaggi (ICLR 2022) does.
     */
    REPEATED;

    /** Returns the name used in files: lower case. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * {@return the draws for a layer}
   *
   * @param layer its place in the network
   */
  public Draws draws(int layer) {
    return Draws.of(seed, "dropout", step, worker, layer);
  }
}
