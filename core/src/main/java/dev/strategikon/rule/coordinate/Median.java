package dev.strategikon.rule.coordinate;

import dev.strategikon.kernel.Kernels;
import dev.strategikon.rule.CoordinateRule;
import dev.strategikon.rule.Requirements;
import java.util.Optional;

/**
 * The coordinate-wise median (Definition 2 of the paper; Yin et al., ICML 2018): of an even number
 * of values, the mean of the two middle ones.
 *
 * <p>Needs nothing of q, and promises something for 2q &lt; m. Not tolerant: inner product
 * manipulation with a large ε, and already with a moderate one when the gradients' spread exceeds
 * their mean, turns it against the gradient (Theorem 1). Costs about m·log²m/4·d comparisons, on
 * blocks that stay in cache.
 */
public record Median() implements CoordinateRule {
  @Override
  public void check(int m, int q) {
    Requirements.checkCounts("median", m, q);
  }

  @Override
  public Kernel kernel(int m, int q, Kernels kernels) {
    return new MiddleMean(m, (m - 1) / 2, kernels);
  }

  @Override
  public double[] shares(float[] sorted, int q) {
    return MiddleMean.shares(sorted.length, (sorted.length - 1) / 2);
  }

  @Override
  public Optional<double[]> rankWeights(int m, int q) {
    return Optional.of(shares(new float[m], q));
  }
}
