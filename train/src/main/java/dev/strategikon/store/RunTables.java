package dev.strategikon.store;

import dev.strategikon.config.RunConfig;
import java.util.List;

/** Which tables a run has. */
final class RunTables {
  /** All that any run has. */
  static final List<String> ALL = List.of(MetricsFile.NAME, AuditFiles.AUDITS, AuditFiles.PROFILES);

  private RunTables() {}

  /** Returns the names of a run's tables. */
  static List<String> of(RunConfig config) {
    return config.options().auditEvery() > 0 ? ALL : List.of(MetricsFile.NAME);
  }
}
