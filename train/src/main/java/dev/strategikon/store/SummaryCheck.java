package dev.strategikon.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What is wrong with {@code summary.csv}. Columns that it has not, or has from another version, are
 * not compared.
 *
 * @param missingRuns those that it names and that have no folder
 * @param faults what else differs from what the runs' folders say
 */
record SummaryCheck(List<String> missingRuns, List<String> faults) {
  /**
   * Compares the summary with the folders.
   *
   * @param known the names of all runs' folders
   * @param finished the runs whose rows must be there, as their tables say
   */
  static SummaryCheck of(Path sweep, Set<String> known, List<RunFolder> finished) {
    List<String> missing = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    Path file = sweep.resolve(Summary.FILE);
    if (!Files.exists(file)) {
      return new SummaryCheck(
          missing, finished.isEmpty() ? faults : List.of(Summary.FILE + " is missing"));
    }
    try {
      Map<String, Map<String, String>> rows = new LinkedHashMap<>();
      for (Map<String, String> row : CsvTable.rows(file)) {
        String run = row.getOrDefault("run", "");
        if (rows.put(run, row) != null) {
          faults.add("%s has %s twice".formatted(Summary.FILE, run));
        } else if (!known.contains(run)) {
          missing.add(run);
        }
      }
      for (RunFolder run : finished) {
        compare(run, rows.get(run.path().getFileName().toString()), faults);
      }
    } catch (IOException e) {
      faults.add(String.valueOf(e.getMessage()).replace(file.toString(), Summary.FILE));
    }
    return new SummaryCheck(missing, faults);
  }

  private static void compare(RunFolder run, Map<String, String> row, List<String> faults)
      throws IOException {
    String name = run.path().getFileName().toString();
    if (row == null) {
      faults.add("%s has no row of %s".formatted(Summary.FILE, name));
      return;
    }
    Object[] columns = SummaryRow.header();
    Object[] expected = SummaryRow.of(run, run.result());
    for (int i = 0; i < columns.length; i++) {
      String written = row.get(columns[i].toString());
      String right = Objects.toString(expected[i], "");
      if (written != null && !written.equals(right)) {
        faults.add(
            "%s, %s: %s is '%s', and by the run's files '%s'"
                .formatted(Summary.FILE, name, columns[i], written, right));
      }
    }
  }
}
