package dev.strategikon.spark.task;

import dev.strategikon.compute.Compute;
import dev.strategikon.config.RunSetup;
import dev.strategikon.failure.StepFailedException;
import dev.strategikon.sgd.StepAudit;
import dev.strategikon.sgd.StepListener;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.sgd.Training;
import dev.strategikon.sgd.TrainingState;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains a whole run for a while on one executor. It keeps no state there, so that the next chunk
 * can run on any executor.
 *
 * @param run the run
 * @param before the state before
 * @param until the number of completed steps at which to stop
 * @param nanos the approximate time to train
 */
public record ChunkTask(RunHandle run, StateCopy before, int until, long nanos)
    implements Serializable {
  /**
   * Trains for at least one step.
   *
   * @return the rows and the state after them, or why a step was refused
   */
  public Chunk train() {
    long start = System.nanoTime();
    TrainingState state = before.state();
    Rows rows = new Rows();
    RunSetup setup = run.setup();
    try (Training training =
        new Training(setup.dataset(), setup.network(), setup.options(), Compute.SERIAL)) {
      do {
        training.run(state, state.step() + 1, rows);
      } while (state.step() < until && System.nanoTime() - start < nanos);
    } catch (IllegalArgumentException | StepFailedException e) {
      return new Chunk(rows.rows, before, e.getMessage());
    }
    return new Chunk(rows.rows, new StateCopy(state), null);
  }

  private static final class Rows implements StepListener {
    private final List<Chunk.Row> rows = new ArrayList<>();
    private StepMetrics audited;
    private StepAudit audit;

    @Override
    public void audited(StepMetrics metrics, StepAudit result) {
      audited = metrics;
      audit = result;
    }

    @Override
    public void completed(StepMetrics metrics, TrainingState state) {
      rows.add(new Chunk.Row(metrics, audited, audit));
      audited = null;
      audit = null;
    }
  }
}
