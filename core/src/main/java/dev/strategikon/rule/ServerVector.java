package dev.strategikon.rule;

/** A vector of the server's own, which a geometry rule may see besides those received. */
public enum ServerVector {
  /** The aggregate of the last step; zero in the first. */
  PREVIOUS {
    @Override
    public float[] in(Round round, int dimension) {
      return round.start(dimension);
    }
  },
  /** g₀, the gradient of the server's sample. */
  SAMPLE {
    @Override
    public float[] in(Round round, int dimension) {
      return round.requireSample(dimension).gradient();
    }
  };

  /**
   * Returns the vector.
   *
   * @param round the step
   * @param dimension d
   * @return d floats, not to be written
   * @throws IllegalArgumentException if the round lacks it
   */
  public abstract float[] in(Round round, int dimension);
}
