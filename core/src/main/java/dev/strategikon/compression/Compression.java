package dev.strategikon.compression;

import dev.strategikon.compute.Compute;

/**
 * What a worker sends of its vector: a form that costs fewer bits, which the server makes a vector
 * of again. Both are one step here: the vector goes in, and what the server has of it comes out.
 *
 * <p>NaN and infinities: {@link #sent} lets a vector that is not finite pass as it is. Mutability:
 * it never writes the vector. Thread-safety: it is immutable and safe for use by several threads.
 *
 * <p>Assumptions: on a shard, all shards make the same call together.
 *
 * <p>Guarantees: the same bits on any number of threads and shards, for the same draws.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Compression compression = Compressions.CATALOGUE.parse("top-k(share=0.01)").value();
 * float[] received = compression.sent(gradient, new CompressionDraws(seed, step, worker), compute);
 * }</pre>
 */
public interface Compression {
  /**
   * Returns what the server has of a finite vector.
   *
   * @param vector d floats, on a shard its own coordinates; only read
   * @param draws the random numbers of the worker and the step
   * @param compute threads, kernels and shard
   * @return a new vector of the same length
   */
  float[] compressed(float[] vector, CompressionDraws draws, Compute compute);

  /**
   * {@return the bits of a message, without its frame}
   *
   * @param dimension d
   */
  long bits(int dimension);

  /**
   * Returns what the server has of a vector.
   *
   * @param vector d floats, on a shard its own coordinates; only read
   * @param draws the random numbers of the worker and the step
   * @param compute threads, kernels and shard
   * @return the vector itself if it is not finite, else a new one
   */
  default float[] sent(float[] vector, CompressionDraws draws, Compute compute) {
    boolean isFinite = compute.kernels().sums().firstNonFinite(vector, 0, vector.length) < 0;
    return compute.shard().all(isFinite) ? compressed(vector, draws, compute) : vector;
  }
}
