package dev.strategikon.store;

import dev.strategikon.sgd.StepAudit;
import dev.strategikon.sgd.StepMetrics;
import java.io.IOException;

/** The tables to which a run appends rows: its metrics and, if it has any, its audits. */
public final class RunLog implements AutoCloseable {
  private final MetricsFile metrics;
  private final AuditFiles audits;

  /**
   * Creates a log of open files, which it closes.
   *
   * @param audits null if the run has none
   */
  RunLog(MetricsFile metrics, AuditFiles audits) {
    this.metrics = metrics;
    this.audits = audits;
  }

  /** Writes a step's audit; its metrics must follow, so that the last metrics end a run. */
  public void add(StepMetrics row, StepAudit audit) {
    audits.add(row, audit);
  }

  /** Writes a step's metrics. */
  public void add(StepMetrics row) {
    metrics.add(row);
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
