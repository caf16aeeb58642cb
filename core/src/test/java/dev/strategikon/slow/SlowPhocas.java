package dev.strategikon.slow;

/** The mean of the m − q values of every coordinate with the smallest |v_i − trimmed mean|. */
public final class SlowPhocas implements SlowRule {
  @Override
  public double[] aggregate(double[][] x, Given given) {
    int q = given.q();
    return Columns.each(x, v -> Columns.meanOfClosest(v, Columns.trimmedMean(v, q), x.length - q));
  }
}
