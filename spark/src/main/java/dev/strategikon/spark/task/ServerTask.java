package dev.strategikon.spark.task;

import dev.strategikon.compute.Compute;
import dev.strategikon.compute.Shard;
import dev.strategikon.failure.StepFailedException;
import dev.strategikon.options.TrainingOptions;
import dev.strategikon.rule.LayerSizes;
import dev.strategikon.sgd.Server;
import dev.strategikon.sgd.WorkerMomentum;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/**
 * The servers of a step, one task for each shard.
 *
 * @param run the run
 * @param input the step
 * @param cuts the first coordinates of the shards, and d
 */
public record ServerTask(RunHandle run, Broadcast<StepInput> input, int[] cuts)
    implements Serializable {
  /**
   * Assembles the slices of this shard.
   *
   * @param slices of this shard, in any order
   * @return the slices by worker, and no memory
   */
  public ShardVectors assemble(Iterator<Tuple2<Integer, Sent>> slices) {
    return ShardVectors.assemble(run.setup().options().vectors(), slices);
  }

  /**
   * Applies the workers' momentum.
   *
   * @param gradients the computed gradients; the caller must not use them again
   * @param before what each worker sent last; not changed, since another task may read it
   * @return what the workers send, and their new memory
   */
  public ShardVectors smooth(ShardVectors gradients, ShardVectors before) {
    if (gradients.failure() != null) {
      return gradients;
    }
    float[][] memory = Arrays.stream(before.memory()).map(float[]::clone).toArray(float[][]::new);
    new WorkerMomentum(run.setup().options(), Compute.SERIAL)
        .smooth(gradients.sent(), input.value().byzantine(), memory);
    return new ShardVectors(gradients.sent(), memory, null);
  }

  /**
   * Does the step together with the servers of all other shards, in a barrier stage.
   *
   * @param vectors what the workers send, on this shard; read only
   * @return this shard's part of the outcome, or why the step was refused
   */
  public Answer serve(ShardVectors vectors) {
    if (vectors.failure() != null) {
      return new Answer(null, vectors.failure());
    }
    int index = TaskContext.getPartitionId();
    StepInput step = input.value();
    TrainingOptions options = run.setup().options();
    LayerSizes layers = run.setup().network().parameterLayers();
    Shard shard = Shard.of(cuts, index, new BarrierExchange());
    float[] previous =
        options.keepsPrevious()
            ? step.previous().floats(cuts[index], cuts[index + 1])
            : new float[0];
    Server server = new Server(options, cuts[index + 1] - cuts[index], Compute.SERIAL.with(shard));
    try {
      return new Answer(
          StepFailedException.naming(
              StepFailedException.step(step.step()),
              () ->
                  server.step(
                      options
                          .round(step.step(), previous, layers)
                          .with(step.ruleMemory().slice(cuts[index], cuts[index + 1])),
                      vectors.sent().clone(),
                      step.byzantine(),
                      new float[0][],
                      step.attackMemory().slice(cuts[index], cuts[index + 1]),
                      step.audit())),
          null);
    } catch (StepFailedException e) {
      if (e.getCause() instanceof IllegalArgumentException) {
        return new Answer(null, e.getMessage()); // on all shards, which have compared notes
      }
      throw e; // perhaps on this one alone, and the others would wait for it
    }
  }
}
