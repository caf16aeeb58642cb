package dev.strategikon.spark.engine;

import dev.strategikon.config.RunSetup;
import dev.strategikon.failure.StepFailedException;
import dev.strategikon.sgd.StepListener;
import dev.strategikon.sgd.Trainer;
import dev.strategikon.sgd.TrainingState;
import dev.strategikon.spark.task.Chunk;
import dev.strategikon.spark.task.ChunkTask;
import dev.strategikon.spark.task.RunHandle;
import dev.strategikon.spark.task.StateCopy;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * A whole run on the cluster, as a sequence of tasks. Each trains for a few seconds and returns its
 * rows and its state. So progress is visible here, and losing an executor costs little.
 */
final class RemoteRun implements Trainer {
  private static final long CHUNK_NANOS = 3_000_000_000L;

  private final JavaSparkContext spark;
  private final RunSetup setup;
  private final RunHandle run;

  RemoteRun(JavaSparkContext spark, RunSetup setup, RunHandle run) {
    this.spark = spark;
    this.setup = setup;
    this.run = run;
  }

  @Override
  public TrainingState initialState() {
    return TrainingState.initial(setup.network(), setup.options());
  }

  @Override
  public void run(TrainingState state, int until, StepListener listener) {
    int last = Math.min(until, setup.options().steps());
    while (state.step() < last) {
      ChunkTask task = new ChunkTask(run, new StateCopy(state), last, CHUNK_NANOS);
      Chunk chunk = spark.parallelize(List.of(task), 1).map(ChunkTask::train).first();
      List<Chunk.Row> rows = chunk.rows();
      for (int i = 0; i < rows.size(); i++) {
        // The task returns the state after its last step only.
        if (i + 1 == rows.size() && chunk.refusal() == null) {
          state.copyFrom(chunk.after().state());
        }
        tell(listener, rows.get(i), state);
      }
      if (chunk.refusal() != null) {
        throw StepFailedException.elsewhere(chunk.refusal());
      }
    }
  }

  private static void tell(StepListener listener, Chunk.Row row, TrainingState state) {
    if (row.audit() != null) {
      listener.audited(row.audited(), row.audit());
    }
    listener.completed(row.metrics(), state);
  }

  @Override
  public void close() {}
}
