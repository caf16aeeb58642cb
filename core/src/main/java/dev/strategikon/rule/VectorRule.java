package dev.strategikon.rule;

/**
 * A rule that is any function of the m × d vectors. It is the last resort for a rule that sees
 * neither one coordinate at a time nor the geometry alone: an audit cannot know its pieces, so it
 * searches, and says so; a cluster cannot cut its vectors, so one process aggregates.
 *
 * <p>NaN and infinities: the rule is defined for finite vectors only (see {@link Rule}).
 * Mutability: it never writes the vectors. Thread-safety: it is immutable and safe for use by
 * several threads.
 *
 * <p>Assumptions: {@link #check} has passed m and q, and all vectors have the same length.
 *
 * <p>Example, the mean of the two vectors that were sent first:
 *
 * <pre>{@code
 * public float[] aggregate(float[][] vectors, int q, Round round) {
 *   float[] mean = new float[vectors[0].length];
 *   for (int j = 0; j < mean.length; j++) {
 *     mean[j] = (vectors[0][j] + vectors[1][j]) / 2;
 *   }
 *   return mean;
 * }
 * }</pre>
 */
public non-sealed interface VectorRule extends Rule {
  /**
   * Aggregates vectors. The same vectors, q and round must give the same bits.
   *
   * @param vectors m vectors of d floats, only read
   * @param q the declared number of Byzantine vectors
   * @param round the step, with the source of random numbers
   * @return d floats, owned by the caller
   */
  float[] aggregate(float[][] vectors, int q, Round round);
}
