package dev.strategikon.spark.task;

import dev.strategikon.failure.StepFailedException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/**
 * Computes the gradients of some workers in a step, on any executor.
 *
 * @param run the run
 * @param input the step
 */
public record GradientTask(RunHandle run, Broadcast<StepInput> input) implements Serializable {
  /**
   * {@return whole gradients, one for each worker; or one failure}
   *
   * @param workers the workers' indices
   */
  public List<Sent> whole(int[] workers) {
    float[][] gradients;
    try {
      gradients = compute(workers);
    } catch (StepFailedException e) {
      return List.of(Sent.failed(workers[0], e));
    }
    List<Sent> sent = new ArrayList<>();
    for (int worker : workers) {
      sent.add(Sent.of(worker, new Packed(gradients[worker])));
      gradients[worker] = null;
    }
    return sent;
  }

  /**
   * {@return slices of the workers' gradients, each with the index of its shard; or one failure for
   * each shard}
   *
   * @param workers the workers' indices
   * @param cuts the first coordinates of the shards, and d
   */
  public List<Tuple2<Integer, Sent>> sliced(int[] workers, int[] cuts) {
    List<Tuple2<Integer, Sent>> sent = new ArrayList<>();
    float[][] gradients;
    try {
      gradients = compute(workers);
    } catch (StepFailedException e) {
      for (int shard = 0; shard + 1 < cuts.length; shard++) {
        sent.add(new Tuple2<>(shard, Sent.failed(workers[0], e)));
      }
      return sent;
    }
    for (int worker : workers) {
      for (int shard = 0; shard + 1 < cuts.length; shard++) {
        Packed slice = new Packed(gradients[worker], cuts[shard], cuts[shard + 1]);
        sent.add(new Tuple2<>(shard, Sent.of(worker, slice)));
      }
      gradients[worker] = null;
    }
    return sent;
  }

  private float[][] compute(int[] workers) {
    StepInput step = input.value();
    float[] parameters = step.parameters().floats();
    return HeldWorkers.use(
        run, held -> held.gradients(parameters, step.step(), step.byzantine(), workers));
  }
}
