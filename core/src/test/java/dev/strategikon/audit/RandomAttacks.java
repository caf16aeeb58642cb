package dev.strategikon.audit;

import dev.strategikon.gradient.Gradients;
import dev.strategikon.random.Draws;

/**
 * Attackers of many sizes, each on its own or all alike, some of them copies of honest ones.
 *
 * @param honest what they see
 * @param q how many they are
 */
record RandomAttacks(Gradients honest, int q, Draws draws) {
  /** Returns what they send, q vectors. */
  float[][] next() {
    float[][] vectors = new float[q][honest.dimension()];
    double size = Math.pow(10, draws.nextInt(5) - 2);
    boolean alike = draws.nextInt(2) == 0;
    for (int i = 0; i < q; i++) {
      if (alike && i > 0) {
        vectors[i] = vectors[0];
      } else if (draws.nextInt(8) == 0) {
        vectors[i] = honest.row(draws.nextInt(honest.count()));
      } else {
        for (int j = 0; j < vectors[i].length; j++) {
          float value = honest.row(draws.nextInt(honest.count()))[j];
          vectors[i][j] = (float) (value + size * draws.nextGaussian());
        }
      }
    }
    return vectors;
  }
}
