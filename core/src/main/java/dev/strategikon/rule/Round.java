package dev.strategikon.rule;

import dev.strategikon.random.Draws;

/**
 * The step of a run in which an aggregation takes place: everything that it depends on besides the
 * vectors and q.
 *
 * @param seed the seed of all random numbers
 * @param step the number of the step, from 0
 * @param previous the aggregate of the previous step, d floats, only read; null if there is none
 * @param sample the gradient of the server's own sample; null if there is none
 * @param memory what the rule remembers of the workers; {@link RuleMemory#NONE} in the first step,
 *     and if it remembers nothing
 * @param layers where the layers lie in the vectors, the same on all shards; {@link
 *     LayerSizes#WHOLE} if nothing is known of them
 */
public record Round(
    long seed,
    int step,
    float[] previous,
    ServerSample sample,
    RuleMemory memory,
    LayerSizes layers) {
  /**
   * A single aggregation: seed 0, step 0, no previous aggregate, no sample, no memory and one
   * layer.
   */
  public static final Round FIRST = new Round(0, 0, null);

  /**
   * Makes a round without a server's sample.
   *
   * @param seed the seed of all random numbers
   * @param step the number of the step, from 0
   * @param previous the aggregate of the previous step; null if there is none
   */
  public Round(long seed, int step, float[] previous) {
    this(seed, step, previous, null);
  }

  /**
   * Makes a round in which the rule remembers nothing and knows of no layers.
   *
   * @param seed the seed of all random numbers
   * @param step the number of the step, from 0
   * @param previous the aggregate of the previous step; null if there is none
   * @param sample the gradient of the server's own sample; null if there is none
   */
  public Round(long seed, int step, float[] previous, ServerSample sample) {
    this(seed, step, previous, sample, RuleMemory.NONE, LayerSizes.WHOLE);
  }

  /**
   * Returns the same round with a server's sample.
   *
   * @param drawn the sample; null for none
   * @return the round
   */
  public Round with(ServerSample drawn) {
    return new Round(seed, step, previous, drawn, memory, layers);
  }

  /**
   * Returns the same round with what the rule remembers.
   *
   * @param remembered the memory, kept and not copied
   * @return the round
   */
  public Round with(RuleMemory remembered) {
    return new Round(seed, step, previous, sample, remembered, layers);
  }

  /**
   * Returns the same round with the layers of the vectors.
   *
   * @param known where they lie
   * @return the round
   */
  public Round with(LayerSizes known) {
    return new Round(seed, step, previous, sample, memory, known);
  }

  /**
   * Returns the previous aggregate, or zeros if there is none.
   *
   * @param dimension d
   * @return d floats, not to be written
   */
  public float[] start(int dimension) {
    return previous == null ? new float[dimension] : previous;
  }

  /**
   * Returns the server's sample.
   *
   * @param dimension d, or a shard's number of coordinates
   * @return the sample
   * @throws IllegalArgumentException if there is none, or it has another length
   */
  public ServerSample requireSample(int dimension) {
    if (sample == null) {
      throw new IllegalArgumentException(
          "The rule needs the gradient of a server's sample, and the round has none: give it by"
              + " --server-gradient FILE (training draws it itself; in a program, use Round.with)");
    }
    if (sample.gradient().length != dimension) {
      throw new IllegalArgumentException(
          "The server's gradient has %d coordinates, the vectors have %d"
              .formatted(sample.gradient().length, dimension));
    }
    return sample;
  }

  /**
   * Returns the random numbers of this step for a purpose.
   *
   * @param purpose what they are for
   * @return a new stream
   */
  public Draws draws(String purpose) {
    return Draws.of(seed, purpose, step);
  }
}
