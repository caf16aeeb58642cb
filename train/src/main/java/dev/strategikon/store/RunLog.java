package dev.strategikon.store;

import dev.strategikon.failure.ChangedFileException;
import dev.strategikon.files.AtomicFile;
import dev.strategikon.sgd.StepAudit;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.sgd.TrainingState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run writes while it goes on: the rows of its tables, and its states. Each state that is
 * saved comes with a mark in the seal, which says of what rows it is the state. The mark is written
 * last: a state without one is not believed.
 */
public final class RunLog implements AutoCloseable {
  private final Path folder;
  private final Checkpoints checkpoints;
  private final MetricsFile metrics;
  private final AuditFiles audits;
  private final AtomicFile.Permission permission;
  private Seal seal;

  /**
   * Creates a log of open files, which it closes.
   *
   * @param audits null if the run has none
   * @param permission to write the run's folder
   * @param seal what is sealed so far
   */
  RunLog(
      Checkpoints checkpoints,
      MetricsFile metrics,
      AuditFiles audits,
      AtomicFile.Permission permission,
      Seal seal) {
    this.folder = checkpoints.folder();
    this.checkpoints = checkpoints;
    this.metrics = metrics;
    this.audits = audits;
    this.permission = permission;
    this.seal = seal;
  }

  /**
   * Writes a step's audit; its metrics must follow, so that the last metrics end a run.
   *
   * @param row the step's metrics; not written here
   * @param audit the step's audit
   */
  public void add(StepMetrics row, StepAudit audit) {
    audits.add(row, audit);
  }

  /**
   * Writes a step's metrics.
   *
   * @param row the step's metrics
   */
  public void add(StepMetrics row) {
    metrics.add(row);
  }

  /**
   * Saves the state after the last row, from which the run could continue. The state saved before
   * stays, too.
   *
   * @param state the state after the last row; only read
   * @throws IOException if it cannot be written, or the sweep's lock is lost
   */
  public void save(TrainingState state) throws IOException {
    checkpoints.write(state, permission);
    mark(state.step());
  }

  /**
   * Saves the state after the last row, from which this run and others can continue.
   *
   * @param state the state after the last row; only read
   * @throws IOException if it cannot be written, or the sweep's lock is lost
   */
  public void saveForOthers(TrainingState state) throws IOException {
    checkpoints.writeForOthers(state, permission);
    if (seal.after(state.step()).isEmpty()) {
      save(state); // so that this run never falls back behind the others' beginning
    }
  }

  /**
   * Saves the state after the run's last row, and seals the run.
   *
   * @param state the state after the last step; only read
   * @throws IOException if it cannot be written, or the sweep's lock is lost
   * @throws ChangedFileException if a table is not as the run has written it
   */
  public void finish(TrainingState state) throws IOException {
    metrics.requireUnchanged();
    if (audits != null) {
      audits.requireUnchanged();
    }
    save(state);
    permission.require();
    checkpoints.deleteFormer();
  }

  /** Seals the rows so far. */
  void mark(int step) throws IOException {
    SortedMap<String, TableDigest> tables = new TreeMap<>();
    tables.put(MetricsFile.NAME, metrics.digest());
    if (audits != null) {
      tables.putAll(audits.digests());
    }
    Seal next = seal.with(new Seal.Mark(step, tables), checkpoints::hasForOthers);
    if (!next.equals(seal)) {
      next.write(folder, permission);
      seal = next;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      metrics.close();
    } finally {
      if (audits != null) {
        audits.close();
      }
    }
  }
}
