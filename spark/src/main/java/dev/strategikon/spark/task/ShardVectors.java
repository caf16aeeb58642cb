package dev.strategikon.spark.task;

import java.io.Serializable;
import java.util.Iterator;
import scala.Tuple2;

/**
 * The vectors of a step on one shard, and the workers' momentum.
 *
 * @param sent one slice for each worker, null for workers that sent none, and then the pieces of
 *     the server's sample, if it needs one; read only
 * @param memory what each worker sent last, one slice each; of length 0 without workers' momentum;
 *     read only
 * @param failure why a worker has failed, and so the step; null if none has. Every shard is told
 */
public record ShardVectors(float[][] sent, float[][] memory, String failure)
    implements Serializable {
  /** Assembles the slices that the workers of a step sent to a shard. */
  static ShardVectors assemble(int vectors, Iterator<Tuple2<Integer, Sent>> slices) {
    float[][] sent = new float[vectors][];
    String failure = null;
    while (slices.hasNext()) {
      Sent slice = slices.next()._2();
      if (slice.failure() == null) {
        sent[slice.worker()] = slice.vector().floats();
      } else if (failure == null || slice.failure().compareTo(failure) < 0) {
        failure = slice.failure(); // of several the same one, in whatever order they come
      }
    }
    return new ShardVectors(sent, new float[0][], failure);
  }

  /**
   * {@return a memory alone}
   *
   * @param memory what each worker sent last, one slice each
   */
  public static ShardVectors ofMemory(float[][] memory) {
    return new ShardVectors(new float[0][], memory, null);
  }

  /** {@return the memory alone} */
  public ShardVectors memoryAlone() {
    return ofMemory(memory);
  }

  /**
   * {@return the memory of workers that have sent nothing yet}
   *
   * @param workers m
   * @param own the number of the shard's coordinates
   */
  public static ShardVectors unsent(int workers, int own) {
    return ofMemory(new float[workers][own]);
  }
}
