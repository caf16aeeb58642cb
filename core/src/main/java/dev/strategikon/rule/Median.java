package dev.strategikon.rule;

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
  public Kernel kernel(int m, int q) {
    return new MedianKernel(m);
  }

  @Override
  public double[] rankWeights(int m, int q) {
    double[] weights = new double[m];
    weights[(m - 1) / 2] += 0.5;
    weights[m / 2] += 0.5;
    return weights;
  }
}
