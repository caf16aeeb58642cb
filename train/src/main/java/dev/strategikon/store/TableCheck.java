package dev.strategikon.store;

import dev.strategikon.audit.IpmProfile;
import dev.strategikon.config.RunConfig;
import dev.strategikon.sgd.StepMetrics;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks by the steps in them that a run's tables have all rows and no others: what is known of
 * tables that have no seal.
 *
 * <p>A step may lack its audit, because too few gradients were finite; then its row in {@code
 * metrics.csv} has rejected vectors or no inner product.
 */
final class TableCheck {
  private static final int PROFILE_ROWS = IpmProfile.defaultEpsilons().length;

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
        return MetricsFile.read(file);
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

  /**
   * Checks audits and profiles up to a step.
   *
   * @param more whether later rows do not matter
   */
  private void audits(List<StepMetrics> rows, int until, boolean more) {
    if (config.options().auditEvery() == 0) {
      return;
    }
    List<Integer> audits = steps(AuditFiles.AUDITS);
    List<Integer> profiles = steps(AuditFiles.PROFILES);
    if (audits == null || profiles == null) {
      return;
    }
    Set<Integer> audited = new HashSet<>();
    int last = 0;
    for (int i = 0; i < audits.size() && !(more && audits.get(i) > until); i++) {
      int step = audits.get(i);
      if (step <= last || step > until || !config.options().isAudited(step - 1)) {
        faults.add("%s, line %d: unexpected step %d".formatted(AuditFiles.AUDITS, i + 2, step));
        return;
      }
      audited.add(step);
      last = step;
    }
    for (StepMetrics row : rows) {
      boolean due = row.step() > 0 && row.step() <= until;
      if (due
          && config.options().isAudited(row.step() - 1)
          && !audited.contains(row.step())
          && row.rejected() == 0
          && !Double.isNaN(row.innerProduct())) {
        faults.add("%s has no row of step %d".formatted(AuditFiles.AUDITS, row.step()));
        return;
      }
    }
    profiles(profiles, audited, until, more);
  }

  private void profiles(List<Integer> profiles, Set<Integer> audited, int until, boolean more) {
    int i = 0;
    Set<Integer> seen = new HashSet<>();
    while (i < profiles.size() && !(more && profiles.get(i) > until)) {
      int step = profiles.get(i);
      int from = i;
      while (i < profiles.size() && profiles.get(i) == step) {
        i++;
      }
      if (!audited.contains(step) || !seen.add(step)) {
        faults.add(
            "%s, line %d: unexpected step %d".formatted(AuditFiles.PROFILES, from + 2, step));
        return;
      }
      if (i - from != PROFILE_ROWS) {
        faults.add(
            "%s has %d of the %d rows of step %d"
                .formatted(AuditFiles.PROFILES, i - from, PROFILE_ROWS, step));
        return;
      }
    }
    audited.removeAll(seen);
    if (!audited.isEmpty()) {
      faults.add(
          "%s has no rows of step %d"
              .formatted(AuditFiles.PROFILES, audited.stream().min(Integer::compare).get()));
    }
  }

  /** Returns the steps in a table; null if it has none, which is said. */
  private List<Integer> steps(String name) {
    Path file = folder.resolve(name);
    try {
      if (Files.exists(file)) {
        return CsvTable.steps(file);
      }
      faults.add(name + " is missing");
    } catch (IOException e) {
      add(e);
    }
    return null;
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
