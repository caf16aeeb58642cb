package dev.strategikon.spark.task;

import java.io.Serializable;
import java.util.Iterator;
import scala.Tuple2;

/**
 * The vectors of a step on one shard, and what each worker sent last there.
 *
 * @param sent one slice a worker, null for those who sent none; its arrays are only to be read
 * @param memory one slice a worker; of length 0 without workers' momentum; only to be read
 */
public record ShardVectors(float[][] sent, float[][] memory) implements Serializable {
  /** Puts together what the workers of a step have sent to a shard. */
  static ShardVectors assemble(int workers, Iterator<Tuple2<Integer, Sent>> slices) {
    float[][] sent = new float[workers][];
    slices.forEachRemaining(slice -> sent[slice._2().worker()] = slice._2().vector().floats());
    return new ShardVectors(sent, new float[0][]);
  }

  /** Returns the memory without what was sent. */
  public ShardVectors memoryAlone() {
    return new ShardVectors(new float[0][], memory);
  }

  /** Returns the memory of workers who have sent nothing yet. */
  public static ShardVectors unsent(int workers, int own) {
    return new ShardVectors(new float[0][], new float[workers][own]);
  }
}
