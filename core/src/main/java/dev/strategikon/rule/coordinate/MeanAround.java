package dev.strategikon.rule.coordinate;

import dev.strategikon.kernel.Kernels;
import dev.strategikon.rule.CoordinateRule;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A rule that averages the values of a coordinate that are nearest to a centre. The centre is the
 * mean of the middle ranks. Ties go to the lowest index.
 */
public interface MeanAround extends CoordinateRule {
  /** The cost of these rules, for their guides. */
  String COST = "A full sort, about m·log²m/4·d comparisons, and one more for each value left out.";

  /** When not to use these rules, for their guides. */
  String AVOID =
      "It is not tolerant: attackers who all send a value just beyond the honest ones pull the"
          + " window of averaged values to their side.";

  /**
   * Returns the number of values that are averaged.
   *
   * @param m the number of vectors
   * @param q the declared number of Byzantine vectors
   * @return from 1 to m
   */
  int kept(int m, int q);

  /**
   * Returns the number of ranks that the centre leaves out on each side.
   *
   * @param m the number of vectors
   * @param q the declared number of Byzantine vectors
   * @return (m − 1)/2, rounded down, for the median
   */
  int trimmed(int m, int q);

  @Override
  default Kernel kernel(int m, int q, Kernels kernels) {
    return new MeanAroundKernel(m, trimmed(m, q), kept(m, q), kernels);
  }

  @Override
  default double[] shares(float[] sorted, int q) {
    int m = sorted.length;
    int keep = kept(m, q);
    double[] wide = IntStream.range(0, m).mapToDouble(i -> sorted[i]).toArray();
    double centre = MeanAroundKernel.middle(wide, trimmed(m, q));
    int first = 0;
    while (first + keep < m && sorted[first] + (double) sorted[first + keep] < 2 * centre) {
      first++;
    }
    double[] shares = new double[m];
    Arrays.fill(shares, first, first + keep, 1.0 / keep);
    return shares;
  }
}
