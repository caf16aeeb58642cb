package dev.strategikon.bench.cluster;

import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** The longest task of each kind since the last call of {@link #take}. */
final class TaskTimes extends SparkListener {
  private final boolean sharded;
  private long gradientMillis;
  private long serverMillis;

  /**
   * Creates the listener.
   *
   * @param sharded whether the last tasks of a job are servers; if not, they compute gradients
   */
  TaskTimes(boolean sharded) {
    this.sharded = sharded;
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd task) {
    long millis = task.taskMetrics().executorRunTime();
    if (sharded && task.taskType().equals("ResultTask")) {
      serverMillis = Math.max(serverMillis, millis);
    } else {
      gradientMillis = Math.max(gradientMillis, millis);
    }
  }

  /** Returns the milliseconds of the longest gradient task and the longest server task. */
  synchronized long[] take() {
    long[] taken = {gradientMillis, serverMillis};
    gradientMillis = 0;
    serverMillis = 0;
    return taken;
  }
}
