package dev.strategikon.sweep;

/** Machines that train runs, until they are let go. */
public interface Cluster extends Trainers, AutoCloseable {
  /** Returns in a line what it is and where it can be watched. */
  String description();

  /** Stops what was started for it, and leaves what was there before. */
  @Override
  void close();
}
