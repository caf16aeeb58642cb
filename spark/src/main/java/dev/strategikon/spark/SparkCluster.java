package dev.strategikon.spark;

import dev.strategikon.compute.Compute;
import dev.strategikon.config.RunSetup;
import dev.strategikon.sgd.Trainer;
import dev.strategikon.spark.engine.ClusterTrainers;
import dev.strategikon.sweep.Cluster;
import dev.strategikon.sweep.ClusterOptions;
import dev.strategikon.sweep.Concurrency;
import dev.strategikon.sweep.Schedule;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.resource.ResourceProfile;

/** A connection to a Spark cluster. */
final class SparkCluster implements Cluster {
  /** How long to wait for a further executor. Many that start on one machine take long. */
  private static final long NANOS_WITHOUT_ANY = 300_000_000_000L;

  private static final long NANOS_BETWEEN_LINES = 15_000_000_000L;

  private final JavaSparkContext spark;
  private final AutoCloseable processes;
  private final ClusterTrainers trainers;
  private final int slots;
  private volatile String loss;

  private SparkCluster(
      JavaSparkContext spark,
      ClusterOptions options,
      int slots,
      boolean here,
      AutoCloseable processes) {
    this.spark = spark;
    this.processes = processes;
    this.slots = slots;
    this.trainers =
        new ClusterTrainers(
            spark,
            options,
            slots,
            here ? Runtime.getRuntime().availableProcessors() : Integer.MAX_VALUE);
  }

  /**
   * Connects, and waits for the executors.
   *
   * @param progress receives lines about the number of executors
   * @param here whether its tasks run on the processors of this machine
   * @param processes is closed with the connection
   */
  static SparkCluster connect(
      SparkConf conf,
      ClusterOptions options,
      Consumer<String> progress,
      boolean here,
      AutoCloseable processes)
      throws IOException {
    JavaSparkContext spark;
    try {
      spark = new JavaSparkContext(conf);
    } catch (Exception e) { // Scala throws checked exceptions that it does not declare
      throw new IOException(
          "no connection to the Spark master %s: %s"
              .formatted(conf.get("spark.master"), e.getMessage()),
          e);
    }
    try {
      int wanted = conf.getInt("spark.executor.instances", 1);
      return new SparkCluster(
          spark, options, waitForExecutors(spark, wanted, progress), here, processes);
    } catch (IOException | RuntimeException | Error e) {
      spark.close();
      throw e;
    }
  }

  private static int waitForExecutors(JavaSparkContext spark, int wanted, Consumer<String> progress)
      throws IOException {
    int before = 0;
    long lastCame = System.nanoTime();
    long lastLine = lastCame;
    while (!spark.isLocal() && executors(spark) < wanted) {
      if (spark.sc().isStopped()) {
        throw new IOException("the Spark master " + spark.master() + " cannot be reached");
      }
      long now = System.nanoTime();
      if (executors(spark) > before) {
        before = executors(spark);
        lastCame = now;
      }
      if (now - lastCame > NANOS_WITHOUT_ANY) {
        break; // fewer are enough
      }
      if (now - lastLine > NANOS_BETWEEN_LINES) {
        progress.accept("%d of %d executors are connected".formatted(before, wanted));
        lastLine = now;
      }
      pause();
    }
    ResourceProfile profile = spark.sc().resourceProfileManager().defaultResourceProfile();
    int slots = spark.sc().maxNumConcurrentTasks(profile);
    if (slots < 1) {
      throw new IOException(
          "the Spark master %s provided no executor within %d s. Check that its workers have enough memory"
              .formatted(spark.master(), NANOS_WITHOUT_ANY / 1_000_000_000L));
    }
    return slots;
  }

  /** Returns the number of executors. Spark counts the driver, too. */
  private static int executors(JavaSparkContext spark) {
    return spark.sc().getExecutorMemoryStatus().size() - 1;
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for executors", e);
    }
  }

  @Override
  public String description() {
    String page = spark.sc().uiWebUrl().getOrElse(() -> null);
    return "%s, %d tasks at once".formatted(trainers.engine(), slots)
        + (page == null ? "" : "; Spark's own page: " + page);
  }

  @Override
  public Trainer of(RunSetup run, Compute compute, Schedule schedule) {
    return new ExplainedTrainer(trainers.of(run, compute, schedule), () -> loss);
  }

  @Override
  public Schedule schedule(Concurrency wanted, int unfinished, Schedule local) {
    return trainers.schedule(wanted, unfinished, local);
  }

  @Override
  public String engine() {
    return trainers.engine();
  }

  /**
   * Ends everything that goes on, because a part of the cluster is gone that nobody replaces: Spark
   * itself would wait for it without an end.
   *
   * @param why a message for the user
   */
  void lost(String why) {
    loss = why;
    spark.close();
  }

  @Override
  public void close() {
    try {
      spark.close();
    } finally {
      try {
        processes.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
