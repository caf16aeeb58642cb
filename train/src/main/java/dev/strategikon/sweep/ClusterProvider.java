package dev.strategikon.sweep;

import java.io.IOException;
import java.util.function.Consumer;

/** A service that knows how to get hold of a cluster. */
@FunctionalInterface
public interface ClusterProvider {
  /**
   * Connects to a cluster, or starts one.
   *
   * @param progress told of what takes long, in a line
   * @throws IllegalArgumentException if the options name none
   * @throws IOException if it cannot be reached or started
   */
  Cluster connect(ClusterOptions options, Consumer<String> progress) throws IOException;
}
