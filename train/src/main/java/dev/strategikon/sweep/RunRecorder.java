package dev.strategikon.sweep;

import dev.strategikon.config.RunConfig;
import dev.strategikon.sgd.StepAudit;
import dev.strategikon.sgd.StepListener;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.sgd.TrainingState;
import dev.strategikon.store.RunFolder;
import dev.strategikon.store.RunLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Writes a run's metrics and audits as they come, and a checkpoint from time to time. */
final class RunRecorder implements StepListener {
  private final RunConfig run;
  private final RunFolder folder;
  private final RunLog log;
  private final Duration checkpointEvery;
  private final SweepListener listener;
  private long lastCheckpoint = System.nanoTime();

  /**
   * Creates a recorder.
   *
   * @param log where rows go; closed by the caller
   * @param listener told of each step after its row is written
   */
  RunRecorder(
      RunConfig run,
      RunFolder folder,
      RunLog log,
      Duration checkpointEvery,
      SweepListener listener) {
    this.run = run;
    this.folder = folder;
    this.log = log;
    this.checkpointEvery = checkpointEvery;
    this.listener = listener;
  }

  @Override
  public void audited(StepMetrics row, StepAudit audit) {
    log.add(row, audit);
  }

  @Override
  public void completed(StepMetrics row, TrainingState state) {
    log.add(row);
    boolean last = state.step() == run.options().steps();
    long now = System.nanoTime();
    if (last || now - lastCheckpoint >= checkpointEvery.toNanos()) {
      try {
        folder.save(state);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      lastCheckpoint = now;
    }
    listener.stepCompleted(run, row);
  }
}
