package dev.strategikon.bench;

import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;
import java.util.SplittableRandom;

/** Vectors of independent standard normal floats. */
final class RandomVectors {
  private RandomVectors() {}

  /** Returns m vectors of d floats, the same at each call. */
  static float[][] of(int m, int d) {
    float[][] rows = new float[m][d];
    int blocks = Blocks.count(d);
    for (int i = 0; i < m; i++) {
      float[] row = rows[i];
      long seed = (long) i << 32;
      Compute.ofMachine()
          .forEach(
              blocks,
              block -> {
                SplittableRandom random = new SplittableRandom(seed + block);
                int to = Blocks.to(block, d);
                for (int j = Blocks.from(block); j < to; j++) {
                  row[j] = (float) random.nextGaussian();
                }
              });
    }
    return rows;
  }
}
