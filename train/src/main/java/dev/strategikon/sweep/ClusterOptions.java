package dev.strategikon.sweep;

import dev.strategikon.compute.Compute;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/**
 * Which cluster, and how to work on it; nothing of it changes a byte of the results.
 *
 * @param address as {@code --engine} has it: a master, or what stands for a cluster to be started
 * @param server where the vectors are aggregated
 * @param shards into how many shards the coordinates are cut at most; 0 for one for each task that
 *     the cluster can run at once
 * @param executors how many processes to start, or to ask for; 0 for as many as is usual
 * @param executorMemory the heap of each, such as {@code 2g}; empty for what is usual
 * @param settings of the cluster's own, by their names
 * @param dataDirectory where data sets lie, on every machine
 * @param compute the threads of this machine
 */
public record ClusterOptions(
    String address,
    Aggregation server,
    int shards,
    int executors,
    String executorMemory,
    Map<String, String> settings,
    Path dataDirectory,
    Compute compute) {
  /** Where a cluster aggregates. */
  public enum Aggregation {
    /** What moves fewer bytes through one machine: by the number of floats. */
    AUTO,
    /** On this machine, which collects all vectors. */
    COLLECT,
    /** On the cluster: each shard of the coordinates has its server. */
    SHARDED
  }

  /** Checks the counts. */
  public ClusterOptions {
    if (shards < 0 || executors < 0) {
      throw new IllegalArgumentException("Shards and executors must not be negative");
    }
    settings = Map.copyOf(settings);
  }

  /**
   * Connects to the cluster.
   *
   * @param progress told of what takes long, in a line
   * @throws IOException if it cannot be reached, or the program has no engine for clusters
   */
  public Cluster connect(Consumer<String> progress) throws IOException {
    return ServiceLoader.load(ClusterProvider.class)
        .findFirst()
        .orElseThrow(
            () ->
                new IOException(
                    "this program has no engine for clusters on its class path: start it by"
                        + " ./strategikon, or add the module spark and Spark itself"))
        .connect(this, progress);
  }
}
