package dev.strategikon.spark.engine;

import dev.strategikon.compute.Shard;
import dev.strategikon.failure.StepFailedException;
import dev.strategikon.options.TrainingOptions;
import dev.strategikon.sgd.Engine;
import dev.strategikon.sgd.StepOutcome;
import dev.strategikon.sgd.TrainingState;
import dev.strategikon.spark.task.Answer;
import dev.strategikon.spark.task.GradientTask;
import dev.strategikon.spark.task.Sent;
import dev.strategikon.spark.task.ServerTask;
import dev.strategikon.spark.task.ShardVectors;
import dev.strategikon.spark.task.StepInput;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import scala.Function1;
import scala.collection.Iterator;
import scala.reflect.ClassTag$;

/**
 * Workers and servers on the cluster. The workers' gradients are cut into shards and shuffled to
 * the shards' servers. These are the tasks of one barrier stage, in which they exchange small sums.
 * Of the vectors only A and x pass through this process.
 */
final class ShardedEngine implements Engine {
  private final StepTasks tasks;
  private final TrainingOptions options;
  private final int[] cuts;
  private final SentMemory memory;

  /**
   * Creates the engine.
   *
   * @param cuts as {@link Shard#cuts} returns them; at most as many shards as the cluster runs
   *     tasks at once
   */
  ShardedEngine(StepTasks tasks, TrainingOptions options, int[] cuts) {
    this.tasks = tasks;
    this.options = options;
    this.cuts = cuts;
    this.memory =
        options.optimizer().workerMomentum() > 0
            ? new SentMemory(tasks.spark(), options.threat().workers(), cuts)
            : null;
  }

  @Override
  public void begin(TrainingState state) {
    if (memory != null) {
      memory.begin(state);
    }
  }

  @Override
  public StepOutcome step(TrainingState state, boolean[] byzantine, boolean audit) {
    Broadcast<StepInput> input = tasks.broadcast(state, state.ruleMemory(), byzantine, audit);
    ServerTask task = new ServerTask(tasks.run(), input, cuts);
    JavaPairRDD<Integer, Sent> slices = slices(byzantine, tasks.gradients(input));
    JavaRDD<ShardVectors> computed =
        slices.mapPartitions(all -> List.of(task.assemble(all)).iterator());
    JavaRDD<ShardVectors> sent = memory == null ? computed : memory.smooth(computed, task);
    StepOutcome outcome = join(serve(sent, task).collect());
    if (memory == null) {
      slices.rdd().cleanShuffleDependencies(false);
      input.destroy();
    } else {
      memory.completed(input);
    }
    return outcome;
  }

  private JavaPairRDD<Integer, Sent> slices(boolean[] byzantine, GradientTask task) {
    int[] borders = cuts;
    return tasks
        .workers(byzantine)
        .flatMapToPair(dealt -> task.sliced(dealt, borders).iterator())
        // The hash of a small number is the number, so shard i is partition i.
        .partitionBy(new HashPartitioner(borders.length - 1));
  }

  private static JavaRDD<Answer> serve(JavaRDD<ShardVectors> sent, ServerTask task) {
    Served served =
        all ->
            all.map(
                (Function1<ShardVectors, Answer> & Serializable) vectors -> task.serve(vectors));
    return sent.rdd()
        .barrier()
        .mapPartitions(served, true, ClassTag$.MODULE$.apply(Answer.class))
        .toJavaRDD();
  }

  /** A function for barrier stages, for which Spark has no Java API. */
  private interface Served
      extends Function1<Iterator<ShardVectors>, Iterator<Answer>>, Serializable {}

  private static StepOutcome join(List<Answer> answers) {
    for (Answer answer : answers) {
      if (answer.refusal() != null) {
        throw StepFailedException.elsewhere(answer.refusal());
      }
    }
    return StepOutcome.join(answers.stream().map(Answer::outcome).toList());
  }

  @Override
  public void close() {
    if (memory != null) {
      memory.close();
    }
  }
}
