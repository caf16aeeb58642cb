package dev.strategikon.spark.engine;

import dev.strategikon.sgd.TrainingState;
import dev.strategikon.spark.task.ServerTask;
import dev.strategikon.spark.task.ShardVectors;
import dev.strategikon.spark.task.StepInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * What each worker sent last, in slices, with the servers of the shards. If an executor is lost
 * with its slices, Spark computes them again from what this process keeps: a copy of all slices,
 * taken every few steps, and the x of each step since.
 */
final class SentMemory {
  /** The largest number of steps to compute again. A longer history makes each step slower. */
  private static final int STEPS_BETWEEN_COPIES = 16;

  private final JavaSparkContext spark;
  private final int workers;
  private final int[] cuts;
  private final List<Broadcast<StepInput>> history = new ArrayList<>();
  private final List<JavaRDD<?>> shuffled = new ArrayList<>();
  private JavaRDD<ShardVectors> current;
  private JavaRDD<ShardVectors> next;

  SentMemory(JavaSparkContext spark, int workers, int[] cuts) {
    this.spark = spark;
    this.workers = workers;
    this.cuts = cuts;
  }

  /** Begins with what the workers sent last. */
  void begin(TrainingState state) {
    if (state.step() == 0) {
      int m = workers;
      int[] borders = cuts;
      List<Integer> shards = new ArrayList<>();
      for (int i = 0; i + 1 < cuts.length; i++) {
        shards.add(i);
      }
      current =
          spark
              .parallelize(shards, shards.size())
              .map(i -> ShardVectors.unsent(m, borders[i + 1] - borders[i]));
    } else {
      current = spread(state.sent());
    }
    state.fetchSentFrom(this::copy);
  }

  /** Returns what the workers send, given what they computed. */
  JavaRDD<ShardVectors> smooth(JavaRDD<ShardVectors> computed, ServerTask task) {
    next =
        computed
            .zipPartitions(
                current,
                (gradients, before) ->
                    List.of(task.smooth(gradients.next(), before.next())).iterator())
            .persist(StorageLevel.MEMORY_AND_DISK());
    shuffled.add(computed);
    return next;
  }

  /** The last step is completed. */
  void completed(Broadcast<StepInput> input) {
    current.unpersist(false);
    current = next;
    history.add(input);
    if (history.size() >= STEPS_BETWEEN_COPIES) {
      copy();
    }
  }

  /** Fetches all slices, m × d floats, and continues from this copy. */
  private float[][] copy() {
    float[][] sent = new float[workers][cuts[cuts.length - 1]];
    List<ShardVectors> slices = current.map(ShardVectors::memoryAlone).collect();
    for (int shard = 0; shard < slices.size(); shard++) {
      for (int worker = 0; worker < workers; worker++) {
        float[] slice = slices.get(shard).memory()[worker];
        System.arraycopy(slice, 0, sent[worker], cuts[shard], slice.length);
      }
    }
    forget();
    current = spread(sent);
    return sent;
  }

  private JavaRDD<ShardVectors> spread(float[][] sent) {
    List<ShardVectors> slices = new ArrayList<>();
    for (int i = 0; i + 1 < cuts.length; i++) {
      int from = cuts[i];
      int to = cuts[i + 1];
      float[][] memory =
          Arrays.stream(sent)
              .map(vector -> Arrays.copyOfRange(vector, from, to))
              .toArray(float[][]::new);
      slices.add(ShardVectors.ofMemory(memory));
    }
    return spark.parallelize(slices, slices.size());
  }

  private void forget() {
    current.unpersist(false);
    shuffled.forEach(rdd -> rdd.rdd().cleanShuffleDependencies(false));
    shuffled.clear();
    history.forEach(Broadcast::destroy);
    history.clear();
  }

  void close() {
    if (current != null) {
      forget();
    }
  }
}
