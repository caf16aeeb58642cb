package dev.strategikon.slow;

/** The mean of every coordinate without its q smallest and q largest values. */
public final class SlowTrimmedMean implements SlowRule {
  @Override
  public double[] aggregate(double[][] x, Given given) {
    return Columns.each(x, v -> Columns.trimmedMean(v, given.q()));
  }
}
