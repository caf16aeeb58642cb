package dev.strategikon.store;

import dev.strategikon.config.RunConfig;
import dev.strategikon.sgd.StepMetrics;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks by the steps in them that a run's tables have all rows and no others: what is known of
 * tables that have no seal.
 */
final class TableCheck {
  private final Path folder;
  private final RunConfig config;
  private final List<String> faults = new ArrayList<>();

  private TableCheck(Path folder, RunConfig config) {
    this.folder = folder;
    this.config = config;
  }

  /** Returns what is wrong with the tables of a run that has ended. */
  static List<String> ofEnded(Path folder, RunConfig config) {
    TableCheck check = new TableCheck(folder, config);
    int steps = config.options().steps();
    List<StepMetrics> rows = check.metrics();
    check.ordered(rows, rows.size());
    if (check.faults.isEmpty() && rows.size() <= steps) {
      check.faults.add(
          "%s ends with step %d of %d".formatted(MetricsFile.NAME, rows.size() - 1, steps));
    }
    check.audits(rows, steps, false);
    for (String table : RunTables.of(config)) {
      check.lastLine(table);
    }
    return check.faults;
  }

  /** Returns what is wrong with the tables up to a step; later rows do not matter. */
  static List<String> upTo(int step, Path folder, RunConfig config) {
    TableCheck check = new TableCheck(folder, config);
    List<StepMetrics> rows = check.metrics();
    check.ordered(rows, step + 1);
    if (check.faults.isEmpty() && rows.size() <= step) {
      check.faults.add("%s has no row of step %d".formatted(MetricsFile.NAME, step));
    }
    check.audits(rows, step, true);
    return check.faults;
  }

  /** Returns what in the tables of a run no kill or full disk has left. */
  static List<String> ofStopped(Path folder, RunConfig config) {
    TableCheck check = new TableCheck(folder, config);
    List<StepMetrics> rows = check.metrics();
    check.ordered(rows, rows.size());
    check.audits(rows, rows.size() - 1, true);
    return check.faults;
  }

  private List<StepMetrics> metrics() {
    Path file = folder.resolve(MetricsFile.NAME);
    try {
      if (Files.exists(file)) {
        return MetricsFile.read(file, config.options().evaluations().validation() > 0);
      }
      faults.add(MetricsFile.NAME + " is missing");
    } catch (IOException e) {
      add(e);
    }
    return List.of();
  }

  private void ordered(List<StepMetrics> rows, int count) {
    int steps = config.options().steps();
    for (int i = 0; i < Math.min(count, rows.size()); i++) {
      int step = rows.get(i).step();
      String place = "%s, line %d: ".formatted(MetricsFile.NAME, i + 2);
      if (step != i) {
        faults.add(
            place
                + (i == 0
                    ? "begins with step %d, not 0".formatted(step)
                    : "step %d follows step %d".formatted(step, i - 1)));
        return;
      }
      if (step > steps) {
        faults.add(place + "step %d of a run of %d steps".formatted(step, steps));
        return;
      }
    }
  }

  private void audits(List<StepMetrics> rows, int until, boolean more) {
    if (config.options().auditEvery() > 0) {
      Optional<List<Integer>> audits = steps(AuditFiles.AUDITS);
      Optional<List<Integer>> profiles = steps(AuditFiles.PROFILES);
      if (audits.isPresent() && profiles.isPresent()) {
        AuditCheck check = new AuditCheck(config.options(), rows, until, more);
        check.fault(audits.get(), profiles.get()).ifPresent(faults::add);
      }
    }
  }

  /** Returns the steps in a table; empty if it has none, which is said. */
  private Optional<List<Integer>> steps(String name) {
    Path file = folder.resolve(name);
    try {
      if (Files.exists(file)) {
        return Optional.of(CsvTable.steps(file));
      }
      faults.add(name + " is missing");
    } catch (IOException e) {
      add(e);
    }
    return Optional.empty();
  }

  private void lastLine(String name) {
    Path file = folder.resolve(name);
    try {
      if (Files.exists(file) && !CsvTable.endsWithALine(file)) {
        faults.add(name + " is cut off in its last line");
      }
    } catch (IOException e) {
      add(e);
    }
  }

  /** Adds a failure to read; the folder is known. */
  private void add(IOException e) {
    String message = String.valueOf(e.getMessage()).replace(folder + File.separator, "");
    if (!faults.contains(message)) {
      faults.add(message);
    }
  }
}
