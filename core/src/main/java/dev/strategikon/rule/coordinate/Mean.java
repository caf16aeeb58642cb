package dev.strategikon.rule.coordinate;

import dev.strategikon.compute.Sums;
import dev.strategikon.kernel.Kernels;
import dev.strategikon.rule.CoordinateRule;
import dev.strategikon.rule.Requirements;
import java.util.Arrays;
import java.util.Optional;

/**
 * The average: A_j = (1/m)·Σ_i x_ij.
 *
 * <p>The gold standard without attack; one Byzantine vector moves it anywhere. Needs m ≥ 1; costs
 * m·d additions, bound by memory.
 */
public record Mean() implements CoordinateRule {
  @Override
  public void check(int m, int q) {
    Requirements.checkCounts("mean", m, q);
  }

  @Override
  public Kernel kernel(int m, int q, Kernels kernels) {
    return new Sums(kernels.sums())::mean;
  }

  @Override
  public double[] shares(float[] sorted, int q) {
    double[] shares = new double[sorted.length];
    Arrays.fill(shares, 1.0 / sorted.length);
    return shares;
  }

  @Override
  public Optional<double[]> rankWeights(int m, int q) {
    return Optional.of(shares(new float[m], q));
  }
}
