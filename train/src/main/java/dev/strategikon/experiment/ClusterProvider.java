package dev.strategikon.experiment;

import java.io.IOException;

/** A service that knows how to get hold of a cluster. */
@FunctionalInterface
public interface ClusterProvider {
  /**
   * Connects to a cluster, or starts one.
   *
   * @throws IllegalArgumentException if the options name none
   * @throws IOException if it cannot be reached or started
   */
  Cluster connect(ClusterOptions options) throws IOException;
}
