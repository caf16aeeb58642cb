package dev.strategikon.attack;

import dev.strategikon.gradient.Gradients;

/**
 * What the attackers of a step know.
 *
 * @param honest V, the h honest gradients, only to be read
 * @param mean v̄, their mean, d floats, only to be read
 * @param byzantine q, how many vectors they send
 */
public record Knowledge(Gradients honest, float[] mean, int byzantine) {
  /** Checks that q is not negative and that v̄ has d coordinates. */
  public Knowledge {
    if (byzantine < 0) {
      throw new IllegalArgumentException("There cannot be " + byzantine + " attackers");
    }
    if (mean.length != honest.dimension()) {
      throw new IllegalArgumentException(
          "The mean has " + mean.length + " coordinates, the gradients " + honest.dimension());
    }
  }
}
