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

/** Where a sweep is trained, if not by this process; changes no bit of the result. */
final class EngineOptions {
  private static final String LOCAL = "local";

  @Option(
      names = "--engine",
      paramLabel = "E",
      description = {
        "Where to train: local, the threads of this process (default); spark, a Spark cluster"
            + " that is started on this machine for the time of the command; local[k], Spark on k"
            + " threads of this process; or any Spark master, such as spark://host:7077.",
        "Changes no bit of the result."
      })
  private String engine = LOCAL;

  @Option(
      names = "--engine-mode",
      paramLabel = "MODE",
      description =
          "Where a cluster aggregates: collect (here), sharded (on the cluster, which cuts the"
              + " coordinates into shards) or auto, by the number of floats (default:"
              + " ${DEFAULT-VALUE}).")
  private Aggregation mode = Aggregation.AUTO;

  @Option(
      names = "--shards",
      paramLabel = "N",
      description =
          "At most so many shards (default: as many as tasks run at once, but on this machine"
              + " not more than processors).")
  private int shards;

  @Option(
      names = "--executors",
      paramLabel = "N",
      description = "Processes to start, or to ask a cluster for (default: one a processor).")
  private int executors;

  @Option(
      names = "--executor-memory",
      paramLabel = "SIZE",
      description = "The heap of each, such as 2g (default: its part of half of the memory).")
  private String executorMemory = "";

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = "A setting of Spark's, such as spark.speculation=true.")
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
          "--engine-mode, --shards, --executors, --executor-memory and --conf are for a cluster:"
              + " name one by --engine");
    }
    return local;
  }

  /**
   * Connects to the cluster, or starts it.
   *
   * @param data where data sets lie, on every machine
   * @param compute the threads of this machine
   * @param out told of what takes long
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

  /** Returns what was asked for. */
  @Override
  public String toString() {
    return engine;
  }
}
