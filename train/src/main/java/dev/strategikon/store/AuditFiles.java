package dev.strategikon.store;

import dev.strategikon.audit.IpmProfile;
import dev.strategikon.sgd.StepAudit;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.text.FileNumbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/**
 * {@code audit.csv} with a row for each audited step, and {@code profile.csv} with a row for each ε
 * of each audited step. A step without an audit, because too few gradients were finite, has no
 * rows.
 */
final class AuditFiles implements AutoCloseable {
  private static final List<String> PROFILE_HEADER = List.of("step", "epsilon", "inner_product");

  private final CsvTable audits;
  private final CsvTable profiles;

  private AuditFiles(CsvTable audits, CsvTable profiles) {
    this.audits = audits;
    this.profiles = profiles;
  }

  /** Opens both files to continue after a step; removes the rows of later steps. */
  static AuditFiles appendAfter(Path folder, int step) throws IOException {
    CsvTable audits = appendAfter(auditFile(folder), AuditRow.HEADER, step);
    try {
      return new AuditFiles(audits, appendAfter(profileFile(folder), PROFILE_HEADER, step));
    } catch (IOException | RuntimeException e) {
      audits.close();
      throw e;
    }
  }

  private static CsvTable appendAfter(Path file, List<String> header, int step) throws IOException {
    List<String[]> kept =
        Files.exists(file) && step > 0
            ? CsvTable.read(file, header, CSVRecord::values).stream()
                .filter(row -> Integer.parseInt(row[0]) <= step)
                .toList()
            : List.of();
    return CsvTable.append(file, header, kept);
  }

  /** Copies both files of a run into another one's folder, which exists. */
  static void copy(Path from, Path to) throws IOException {
    Files.copy(auditFile(from), auditFile(to), StandardCopyOption.REPLACE_EXISTING);
    Files.copy(profileFile(from), profileFile(to), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Returns whether both files exist. */
  static boolean exist(Path folder) {
    return Files.exists(auditFile(folder)) && Files.exists(profileFile(folder));
  }

  /** Appends the result of a step's audit. */
  void add(StepMetrics metrics, StepAudit audit) {
    IpmProfile profile = audit.ipm();
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < profile.epsilons().length; i++) {
      rows.add(
          new Object[] {
            metrics.step(),
            FileNumbers.measured(profile.epsilons()[i]),
            FileNumbers.measured(profile.products()[i])
          });
    }
    profiles.add(rows);
    audits.add(List.<Object[]>of(AuditRow.of(metrics, audit).fields()));
  }

  /** Reads {@code audit.csv}, also while it grows; empty if it does not exist. */
  static List<AuditRow> read(Path folder) throws IOException {
    Path file = auditFile(folder);
    return Files.exists(file) ? CsvTable.read(file, AuditRow.HEADER, AuditRow::of) : List.of();
  }

  /** Reads {@code profile.csv}, also while it grows; empty if it does not exist. */
  static List<ProfileRow> readProfiles(Path folder) throws IOException {
    Path file = profileFile(folder);
    return Files.exists(file) ? CsvTable.read(file, PROFILE_HEADER, ProfileRow::of) : List.of();
  }

  @Override
  public void close() throws IOException {
    try {
      audits.close();
    } finally {
      profiles.close();
    }
  }

  private static Path auditFile(Path folder) {
    return folder.resolve("audit.csv");
  }

  private static Path profileFile(Path folder) {
    return folder.resolve("profile.csv");
  }
}
