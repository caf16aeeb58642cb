package dev.strategikon.rule.coordinate;

import dev.strategikon.kernel.Kernels;
import dev.strategikon.rule.CoordinateRule;
import java.util.Arrays;

/**
 * The mean of the values of a coordinate that are nearest to a centre, which is itself the mean of
 * the middle ranks. Ties go to the lowest index.
 */
public interface MeanAround extends CoordinateRule {
  /** What the rules of this kind cost, for their guides. */
  String COST =
      "A full sort, about m·log²m/4·d comparisons, and one more for each value that is dropped.";

  /** When not to use a rule of this kind, for their guides. */
  String AVOID =
      "It is not tolerant: attackers who send one value just beyond the honest ones pull the window"
          + " of kept values to their side.";

  /** Returns how many of m values are averaged. */
  int kept(int m, int q);

  /** Returns how many ranks the centre leaves out on each side: (m − 1)/2 for the median. */
  int trimmed(int m, int q);

  @Override
  default Kernel kernel(int m, int q, Kernels kernels) {
    return new MeanAroundKernel(m, trimmed(m, q), kept(m, q), kernels);
  }

  @Override
  default double[] shares(float[] sorted, int q) {
    int m = sorted.length;
    int keep = kept(m, q);
    double centre = MeanAroundKernel.middle(sorted, trimmed(m, q));
    int first = 0;
    while (first + keep < m && sorted[first] + (double) sorted[first + keep] < 2 * centre) {
      first++;
    }
    double[] shares = new double[m];
    Arrays.fill(shares, first, first + keep, 1.0 / keep);
    return shares;
  }
}
