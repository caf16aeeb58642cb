package dev.strategikon.gradient;

/** Properties of the weights of a weighted sum. */
public final class Weights {
  private Weights() {}

  /** Returns the index of the weight 1 if all others are 0, else −1. */
  public static int onlyOne(double[] weights) {
    int only = -1;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] != 0) {
        if (only >= 0 || weights[i] != 1) {
          return -1;
        }
        only = i;
      }
    }
    return only;
  }
}
