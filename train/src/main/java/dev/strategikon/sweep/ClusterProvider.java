package dev.strategikon.sweep;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * A service that connects to clusters of one kind. It is found by the address that a user gives as
 * {@code --engine}.
 *
 * <p><b>Assumptions.</b> A provider is registered as a service ({@code META-INF/services}, or
 * {@code provides} in a {@code module-info}) and has a public constructor without parameters. Each
 * address belongs to one provider: those on one class path accept different addresses. {@link
 * #accepts} and {@link #addresses} are cheap, connect to nothing, and do not depend on the order of
 * calls. The address {@code local} stands for this process and belongs to no provider.
 *
 * <p><b>Guarantees.</b> {@link #connect} is called with accepted addresses only, and at most once
 * for each command. The caller closes what it returns. An address that nobody accepts, or that two
 * providers accept, is refused before anything is connected.
 *
 * <p><b>Example.</b> A provider for a cluster named by host:
 *
 * <pre>{@code
 * public final class GridProvider implements ClusterProvider {
 *   public List<String> addresses() { return List.of("grid://HOST"); }
 *   public boolean accepts(String address) { return address.startsWith("grid://"); }
 *   public Cluster connect(ClusterOptions options, Consumer<String> progress) throws IOException {
 *     return GridCluster.connect(options.address(), options.dataDirectory());
 *   }
 * }
 * }</pre>
 */
public interface ClusterProvider {
  /** {@return the addresses that this provider accepts, as patterns or examples for people} */
  List<String> addresses();

  /**
   * {@return whether this provider connects to an address}
   *
   * @param address as the user gives it
   */
  boolean accepts(String address);

  /**
   * Connects to a cluster, or starts one.
   *
   * @param options whose address this provider accepts
   * @param progress receives a line about what takes long
   * @return the cluster; the caller closes it
   * @throws IOException if the cluster cannot be reached or started
   */
  Cluster connect(ClusterOptions options, Consumer<String> progress) throws IOException;
}
