package dev.strategikon.sweep;

import dev.strategikon.compute.Compute;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Which cluster to use, and how. None of it changes a byte of the results.
 *
 * @param address the value of {@code --engine}: a cluster to connect to, or to start
 * @param server where the vectors are aggregated
 * @param shards the largest number of shards of coordinates; 0 for one for each task that the
 *     cluster runs at once
 * @param executors the number of processes to start, or to ask for; 0 for the usual number
 * @param executorMemory the heap of each, such as {@code 2g}; empty for the usual size
 * @param settings the cluster's own settings, by name
 * @param dataDirectory the folder of data sets, on every machine
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
    SHARDED;

    /** Returns the name used in options: lower case. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Checks the counts.
   *
   * @param address the value of {@code --engine}: a cluster to connect to, or to start
   * @param server where the vectors are aggregated
   * @param shards the largest number of shards of coordinates; 0 for one for each task that the
   *     cluster runs at once
   * @param executors the number of processes to start, or to ask for; 0 for the usual number
   * @param executorMemory the heap of each, such as {@code 2g}; empty for the usual size
   * @param settings the cluster's own settings, by name
   * @param dataDirectory the folder of data sets, on every machine
   * @param compute the threads of this machine
   */
  public ClusterOptions {
    if (shards < 0 || executors < 0) {
      throw new IllegalArgumentException("Shards and executors must not be negative");
    }
    settings = Map.copyOf(settings);
  }

  /**
   * Connects to the cluster, by the provider on the class path that accepts the address.
   *
   * @param progress receives a line about what takes long
   * @return the cluster; the caller closes it
   * @throws IllegalArgumentException if no provider accepts the address, or several do
   * @throws IOException if the cluster cannot be reached, or there are no providers
   */
  public Cluster connect(Consumer<String> progress) throws IOException {
    return ClusterProviders.find(address).connect(this, progress);
  }
}
