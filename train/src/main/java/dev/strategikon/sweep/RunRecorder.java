package dev.strategikon.sweep;

import dev.strategikon.config.RunConfig;
import dev.strategikon.sgd.StepAudit;
import dev.strategikon.sgd.StepListener;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.sgd.TrainingState;
import dev.strategikon.store.RunLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Writes a run's metrics and audits as they come, and a checkpoint from time to time. Ends the run
 * with a checkpoint when that is asked for.
 */
final class RunRecorder implements StepListener {
  private final RunConfig run;
  private final RunLog log;
  private final Duration checkpointEvery;
  private final BooleanSupplier stop;
  private final SweepListener listener;
  private long lastCheckpoint = System.nanoTime();

  /**
   * Creates a recorder.
   *
   * @param log where rows and states go; closed by the caller
   * @param stop whether to end the run
   * @param listener told of each step after its row is written
   */
  RunRecorder(
      RunConfig run,
      RunLog log,
      Duration checkpointEvery,
      BooleanSupplier stop,
      SweepListener listener) {
    this.run = run;
    this.log = log;
    this.checkpointEvery = checkpointEvery;
    this.stop = stop;
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
    boolean stopped = !last && stop.getAsBoolean();
    long now = System.nanoTime();
    try {
      if (last) {
        log.finish(state);
      } else if (stopped || now - lastCheckpoint >= checkpointEvery.toNanos()) {
        log.save(state);
        lastCheckpoint = now;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    listener.stepCompleted(run, row);
    if (stopped) {
      throw new StopRequestedException(state.step());
    }
  }
}
