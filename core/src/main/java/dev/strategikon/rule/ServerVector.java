package dev.strategikon.rule;

import dev.strategikon.gradient.Gradients;
import java.util.List;

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

  /**
   * Returns received vectors and some of the server's own after them.
   *
   * @param received m × d, only read
   * @param own the server's vectors, in order
   * @param round the step
   * @return the received vectors themselves if there are no others
   * @throws IllegalArgumentException if the round lacks one
   */
  public static Gradients append(Gradients received, List<ServerVector> own, Round round) {
    Gradients all = received;
    for (ServerVector vector : own) {
      all = all.with(vector.in(round, received.dimension()));
    }
    return all;
  }
}
