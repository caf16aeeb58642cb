package dev.strategikon.cli.sweep;

import dev.strategikon.compute.Compute;
import dev.strategikon.sweep.Cluster;
import dev.strategikon.sweep.ClusterOptions;
import dev.strategikon.sweep.ClusterOptions.Aggregation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that choose where a sweep is trained. They change no bit of the result. */
final class EngineOptions {
  private static final String LOCAL = "local";

  @Option(
      names = "--engine",
      paramLabel = "E",
      description = {
        "Where to train. local: the threads of this process (default). spark: a Spark cluster on"
            + " this machine, started and stopped by the command. local[k]: Spark on k threads of"
            + " this process. Or a Spark master, such as spark://host:7077.",
        "Changes no bit of the result."
      })
  private String engine = LOCAL;

  @Option(
      names = "--engine-mode",
      paramLabel = "MODE",
      description =
          "Where a cluster aggregates. collect: in this process. sharded: on the cluster, by shards"
              + " of the coordinates. auto: by the number of floats (default: ${DEFAULT-VALUE}).")
  private Aggregation mode = Aggregation.AUTO;

  @Option(
      names = "--shards",
      paramLabel = "N",
      description =
          "The largest number of shards (default: the number of tasks that run at once, on this"
              + " machine at most the number of processors).")
  private int shards;

  @Option(
      names = "--executors",
      paramLabel = "N",
      description =
          "The number of processes to start or to request (default: one for each processor).")
  private int executors;

  @Option(
      names = "--executor-memory",
      paramLabel = "SIZE",
      description =
          "The heap of each process, such as 2g (default: half of the memory, divided by N).")
  private String executorMemory = "";

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = "A setting of Spark, such as spark.speculation=true.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  /** Returns whether this process trains alone. */
  boolean isLocal() {
    boolean local = engine.equals(LOCAL);
    boolean more =
        mode != Aggregation.AUTO
            || shards != 0
            || executors != 0
            || !executorMemory.isEmpty()
            || !settings.isEmpty();
    if (local && more) {
      throw new ParameterException(
          spec.commandLine(),
          "--engine-mode, --shards, --executors, --executor-memory and --conf need a cluster."
              + " Choose one by --engine");
    }
    return local;
  }

  /**
   * Connects to the cluster, or starts it.
   *
   * @param data the folder of data sets, on every machine
   * @param compute the threads of this machine
   * @param out receives lines about what takes long
   */
  Cluster connect(Path data, Compute compute, PrintWriter out) throws IOException {
    return new ClusterOptions(
            engine, mode, shards, executors, executorMemory, settings, data, compute)
        .connect(
            line -> {
              out.println(line);
              out.flush();
            });
  }

  /** Returns the value of {@code --engine}. */
  @Override
  public String toString() {
    return engine;
  }
}
