package dev.strategikon.bench;

import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Reads vectors once, in the order in which the rules read them: block after block of 4,096
 * coordinates, and within a block row after row. Each value is only added, so the time is that of
 * the memory, or of a cache if the vectors fit.
 */
final class MemoryRead {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

  private MemoryRead() {}

  /** Returns the sum of all values, added in unspecified order. */
  static double sum(float[][] rows, Compute compute) {
    int d = rows[0].length;
    double[] sums = new double[Blocks.count(d)];
    compute.forEach(
        sums.length,
        block -> {
          int to = Blocks.to(block, d);
          double sum = 0;
          for (float[] row : rows) {
            sum += sum(row, Blocks.from(block), to);
          }
          sums[block] = sum;
        });
    double sum = 0;
    for (double part : sums) {
      sum += part;
    }
    return sum;
  }

  private static float sum(float[] row, int from, int to) {
    FloatVector a = FloatVector.zero(FLOATS);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    int lanes = FLOATS.length();
    int j = from;
    for (; j <= to - 4 * lanes; j += 4 * lanes) {
      a = a.add(FloatVector.fromArray(FLOATS, row, j));
      b = b.add(FloatVector.fromArray(FLOATS, row, j + lanes));
      c = c.add(FloatVector.fromArray(FLOATS, row, j + 2 * lanes));
      d = d.add(FloatVector.fromArray(FLOATS, row, j + 3 * lanes));
    }
    float sum = a.add(b).add(c.add(d)).reduceLanes(VectorOperators.ADD);
    for (; j < to; j++) {
      sum += row[j];
    }
    return sum;
  }
}
