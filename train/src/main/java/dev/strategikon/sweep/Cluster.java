package dev.strategikon.sweep;

/**
 * Machines that train runs, until they are closed.
 *
 * <p><b>Assumptions.</b> The data sets lie in {@link ClusterOptions#dataDirectory} on every
 * machine. Trainers made by {@link #of} are closed before the cluster is.
 *
 * <p><b>Guarantees.</b> A run trained here has the same bytes as one trained by {@link
 * Trainers#LOCAL}, but for its seconds. Closing stops the processes that were started for this
 * cluster, and leaves alone those that were there before.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * try (Cluster cluster = options.connect(System.err::println)) {
 *   Execution execution = new Execution(compute, Concurrency.AUTO, checkpointEvery, cluster);
 *   new SweepRunner(sweep, data, execution, listener).run(runs);
 * }
 * }</pre>
 */
public interface Cluster extends Trainers, AutoCloseable {
  /** {@return what it is and where it can be watched, in one line} */
  String description();

  /** Stops what was started for it. */
  @Override
  void close();
}
