package dev.strategikon.rule;

/** A rule that sees one coordinate of all m vectors at a time. */
public non-sealed interface CoordinateRule extends Rule {
  /** Aggregates ranges of coordinates; may hold scratch memory, so each thread has its own. */
  @FunctionalInterface
  interface Kernel {
    /**
     * Aggregates coordinates [from, to) of all rows.
     *
     * @param rows m × d, only read
     * @param out d floats, of which [from, to) are written
     */
    void aggregate(float[][] rows, int from, int to, float[] out);
  }

  /**
   * Returns a new kernel for m vectors of which q may be Byzantine; {@link #check} has passed them.
   */
  Kernel kernel(int m, int q);

  /**
   * Returns the weight of each rank, where the rule is a weighted mean of the sorted values of a
   * coordinate (an L-estimator): m numbers that sum to 1, the smallest value's first. Such a rule
   * is known completely by them.
   */
  double[] rankWeights(int m, int q);
}
