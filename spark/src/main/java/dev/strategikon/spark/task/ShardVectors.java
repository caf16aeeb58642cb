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
 */
public record ShardVectors(float[][] sent, float[][] memory) implements Serializable {
  /** Assembles the slices that the workers of a step sent to a shard. */
  static ShardVectors assemble(int vectors, Iterator<Tuple2<Integer, Sent>> slices) {
    float[][] sent = new float[vectors][];
    slices.forEachRemaining(slice -> sent[slice._2().worker()] = slice._2().vector().floats());
    return new ShardVectors(sent, new float[0][]);
  }

  /** {@return the memory alone} */
  public ShardVectors memoryAlone() {
    return new ShardVectors(new float[0][], memory);
  }

  /**
   * {@return the memory of workers that have sent nothing yet}
   *
   * @param workers m
   * @param own the number of the shard's coordinates
   */
  public static ShardVectors unsent(int workers, int own) {
    return new ShardVectors(new float[0][], new float[workers][own]);
  }
}
