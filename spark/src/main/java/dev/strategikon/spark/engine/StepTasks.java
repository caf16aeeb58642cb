package dev.strategikon.spark.engine;

import dev.strategikon.options.TrainingOptions;
import dev.strategikon.rule.RuleMemory;
import dev.strategikon.sgd.TrainingState;
import dev.strategikon.spark.task.GradientTask;
import dev.strategikon.spark.task.RunHandle;
import dev.strategikon.spark.task.StepInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** The begin of a step in both engines: broadcasts x and assigns workers to tasks. */
final class StepTasks {
  private final JavaSparkContext spark;
  private final RunHandle run;
  private final TrainingOptions options;
  private final int slots;

  /**
   * Prepares the tasks of a run.
   *
   * @param slots the number of tasks that the cluster runs at once
   */
  StepTasks(JavaSparkContext spark, RunHandle run, TrainingOptions options, int slots) {
    this.spark = spark;
    this.run = run;
    this.options = options;
    this.slots = slots;
  }

  JavaSparkContext spark() {
    return spark;
  }

  RunHandle run() {
    return run;
  }

  /** Broadcasts a step. Destroy the broadcast after the step. */
  Broadcast<StepInput> broadcast(
      TrainingState state, RuleMemory memory, boolean[] byzantine, boolean audit) {
    return spark.broadcast(StepInput.of(state, memory, byzantine, audit));
  }

  /** Returns the computation for the workers of a task. */
  GradientTask gradients(Broadcast<StepInput> input) {
    return new GradientTask(run, input);
  }

  /**
   * Assigns the workers that compute in a step, and the pieces of the server's sample, to tasks:
   * one for each slot, if there are enough of them.
   */
  JavaRDD<int[]> workers(boolean[] byzantine) {
    int[] computing = options.computing(byzantine);
    int tasks = Math.min(slots, computing.length);
    List<int[]> dealt = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      int from = (int) ((long) computing.length * i / tasks);
      int to = (int) ((long) computing.length * (i + 1) / tasks);
      dealt.add(Arrays.copyOfRange(computing, from, to));
    }
    return spark.parallelize(dealt, tasks);
  }
}
