package dev.strategikon.rule.coordinate;

import dev.strategikon.kernel.Kernels;
import dev.strategikon.rule.CoordinateRule;
import dev.strategikon.rule.Requirements;
import java.util.Optional;

/**
 * The coordinate-wise trimmed mean (Yin et al., ICML 2018): the mean of a coordinate's values
 * without the q smallest and the q largest, added up from the kept ones, so that an outlier of 1e9
 * costs no digit.
 *
 * <p>Needs 2q &lt; m. Not tolerant, by the same argument as the median (Theorem 1): the attackers
 * choose which honest values are trimmed. Costs about m·log²m/4·d comparisons.
 */
public record TrimmedMean() implements CoordinateRule {
  @Override
  public void check(int m, int q) {
    Requirements.checkMost("trimmed-mean", m, q, 2, 0, "2q < m");
  }

  @Override
  public Kernel kernel(int m, int q, Kernels kernels) {
    return new MiddleMean(m, q, kernels);
  }

  @Override
  public double[] shares(float[] sorted, int q) {
    return MiddleMean.shares(sorted.length, q);
  }

  @Override
  public Optional<double[]> rankWeights(int m, int q) {
    return Optional.of(shares(new float[m], q));
  }
}
