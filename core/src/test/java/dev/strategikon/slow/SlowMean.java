package dev.strategikon.slow;

/** (1/m)·Σ x_i. */
public final class SlowMean implements SlowRule {
  @Override
  public double[] aggregate(double[][] x, Given given) {
    return Doubles.mean(x);
  }
}
