package dev.strategikon.model.layer;

import dev.strategikon.random.Draws;

/** Draws the masks by which a dropout multiplies its input. */
final class DropoutMask {
  private static final int STEPS = 1 << 16;

  private DropoutMask() {}

  /**
   * Returns the mask: each value 0 with probability {@code rate}, else 1/(1 − rate).
   *
   * <p>A value takes 16 bits, so a draw of 64 bits gives four values, and the rate is rounded to a
   * multiple of 1/65,536. The scale is that of the rounded rate, so the expectation is 1.
   */
  static float[] draw(Draws draws, double rate, int size) {
    int threshold = (int) Math.min(STEPS - 1, Math.round(rate * STEPS));
    float scale = (float) STEPS / (STEPS - threshold);
    float[] mask = new float[size];
    long bits = 0;
    for (int i = 0; i < size; i++) {
      bits = i % 4 == 0 ? draws.nextLong() : bits >>> 16;
      mask[i] = (bits & (STEPS - 1)) < threshold ? 0 : scale;
    }
    return mask;
  }
}
