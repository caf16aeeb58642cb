package dev.strategikon.rule;

import dev.strategikon.gradient.ColumnMean;
import java.util.Arrays;

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
  public Kernel kernel(int m, int q) {
    return new ColumnMean()::mean;
  }

  @Override
  public double[] rankWeights(int m, int q) {
    double[] weights = new double[m];
    Arrays.fill(weights, 1.0 / m);
    return weights;
  }
}
