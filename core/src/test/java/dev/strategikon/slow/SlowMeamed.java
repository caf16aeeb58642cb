package dev.strategikon.slow;

/** The mean of the m − q values of every coordinate with the smallest |v_i − median|. */
public final class SlowMeamed implements SlowRule {
  @Override
  public double[] aggregate(double[][] x, Given given) {
    int kept = x.length - given.q();
    return Columns.each(x, v -> Columns.meanOfClosest(v, Columns.median(v), kept));
  }
}
