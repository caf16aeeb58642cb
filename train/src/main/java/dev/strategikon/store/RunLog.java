package dev.strategikon.store;

import dev.strategikon.sgd.StepAudit;
import dev.strategikon.sgd.StepMetrics;
import java.io.IOException;

/** The tables that grow while a run goes on: its metrics and, where it has them, its audits. */
public final class RunLog implements AutoCloseable {
  private final MetricsFile metrics;
  private final AuditFiles audits;

  /**
   * Takes over open files.
   *
   * @param audits null where the run has none
   */
  RunLog(MetricsFile metrics, AuditFiles audits) {
    this.metrics = metrics;
    this.audits = audits;
  }

  /** Writes a step's audit, before its metrics: a run whose last metrics are there is complete. */
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
