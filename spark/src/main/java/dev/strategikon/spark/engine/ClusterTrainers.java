package dev.strategikon.spark.engine;

import dev.strategikon.compute.Compute;
import dev.strategikon.compute.Shard;
import dev.strategikon.config.RunSetup;
import dev.strategikon.options.TrainingOptions;
import dev.strategikon.sgd.Engine;
import dev.strategikon.sgd.Trainer;
import dev.strategikon.sgd.Training;
import dev.strategikon.spark.task.RunHandle;
import dev.strategikon.sweep.ClusterOptions;
import dev.strategikon.sweep.Concurrency;
import dev.strategikon.sweep.Schedule;
import dev.strategikon.sweep.Trainers;
import org.apache.spark.api.java.JavaSparkContext;

/** Makes trainers for the runs of a sweep on a cluster. */
public final class ClusterTrainers implements Trainers {
  /** The largest number of floats (64 MB) for which AUTO collects: see docs/guide/cluster.md. */
  private static final long MOST_TO_COLLECT = 1L << 24;

  private final JavaSparkContext spark;
  private final ClusterOptions options;
  private final int slots;
  private final int usualShards;

  /**
   * Creates the trainers.
   *
   * @param spark the driver's connection; the caller closes it
   * @param options how the cluster is used
   * @param slots the number of tasks that the cluster runs at once
   * @param processors the number of tasks that have a processor of their own
   */
  public ClusterTrainers(
      JavaSparkContext spark, ClusterOptions options, int slots, int processors) {
    this.spark = spark;
    this.options = options;
    this.slots = slots;
    this.usualShards = Math.min(slots, processors);
  }

  /**
   * Prefers whole runs as tasks if there are enough of them: they exchange little data. With fewer
   * runs the tasks are the workers of one run after the other.
   */
  @Override
  public Schedule schedule(Concurrency wanted, int unfinished, Schedule local) {
    String where = "%d tasks at once on %s".formatted(slots, spark.master());
    int atOnce = Math.max(1, Math.min(unfinished, slots));
    return switch (wanted) {
      case RUNS -> new Schedule(atOnce, atOnce, where + ", runs as asked for");
      case WORKERS -> new Schedule(1, slots, where + ", workers as asked for");
      case AUTO ->
          unfinished >= slots && slots > 1
              ? new Schedule(
                  atOnce, atOnce, where + ": there are runs for all, and runs never wait")
              : new Schedule(
                  1, slots, where + ": too few runs for all of them, so a run's workers are tasks");
    };
  }

  @Override
  public Trainer of(RunSetup run, Compute compute, Schedule schedule) {
    RunHandle handle = RunHandle.of(run, options.dataDirectory(), spark);
    return schedule.runsAtOnce() > 1
        ? new RemoteRun(spark, run, handle)
        : new Training(
            run.dataset(), run.network(), run.options(), options.compute(), engine(run, handle));
  }

  private Engine engine(RunSetup run, RunHandle handle) {
    TrainingOptions training = run.options();
    int dimension = run.network().dimension();
    StepTasks tasks = new StepTasks(spark, handle, training, slots);
    boolean wholeVectors = training.aggregator().needsOneProcess();
    boolean collect =
        switch (options.server()) {
          case COLLECT -> true;
          case SHARDED -> false;
          case AUTO ->
              wholeVectors
                  // What a rule remembers is kept here, so it would travel in every step.
                  || training.aggregator().remembers()
                  || (long) training.vectors() * dimension <= MOST_TO_COLLECT;
        };
    if (wholeVectors && !collect) {
      throw new IllegalArgumentException(
          "The run's rule sees whole vectors, and a shard has a part of them: use"
              + " --engine-mode=collect");
    }
    if (collect) {
      return new CollectEngine(tasks, training, run.network(), options.compute());
    }
    int most = options.shards() == 0 ? usualShards : options.shards();
    if (most > slots) {
      throw new IllegalArgumentException(
          "%d shards need %1$d tasks at once, but the cluster runs only %d tasks at once"
              .formatted(most, slots));
    }
    return new ShardedEngine(tasks, training, Shard.cuts(dimension, most));
  }

  @Override
  public String engine() {
    return "spark " + spark.version() + " on " + spark.master();
  }
}
