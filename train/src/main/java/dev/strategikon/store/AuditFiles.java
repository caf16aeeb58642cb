package dev.strategikon.store;

import dev.strategikon.audit.IpmProfile;
import dev.strategikon.sgd.StepAudit;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.text.FileNumbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * {@code audit.csv} with a row for each audited step, and {@code profile.csv} with a row for each ε
 * of each audited step. A step without an audit, because too few gradients were finite, has no
 * rows.
 */
final class AuditFiles implements AutoCloseable {
  static final String AUDITS = "audit.csv";
  static final String PROFILES = "profile.csv";

  private static final List<String> PROFILE_HEADER = List.of("step", "epsilon", "inner_product");

  private final CsvTable audits;
  private final CsvTable profiles;

  private AuditFiles(CsvTable audits, CsvTable profiles) {
    this.audits = audits;
    this.profiles = profiles;
  }

  /** Opens both files to continue after a step; removes the rows of later steps. */
  static AuditFiles appendAfter(Path folder, int step) throws IOException {
    CsvTable audits = appendAfter(auditFile(folder), AuditRow.HEADER, AuditRow.LEAST_COLUMNS, step);
    try {
      return new AuditFiles(
          audits, appendAfter(profileFile(folder), PROFILE_HEADER, PROFILE_HEADER.size(), step));
    } catch (IOException | RuntimeException e) {
      audits.close();
      throw e;
    }
  }

  private static CsvTable appendAfter(Path file, List<String> header, int least, int step)
      throws IOException {
    return CsvTable.append(file, header, rows(file, header, least, step));
  }

  /** Returns the rows of the first steps; none if the file does not exist. */
  private static List<String[]> rows(Path file, List<String> header, int least, int step)
      throws IOException {
    if (!Files.exists(file) || step == 0) {
      return List.of();
    }
    return CsvTable.read(
        file,
        header,
        least,
        row -> isUntil(row.get(0), step),
        row -> Arrays.copyOf(row.values(), header.size()));
  }

  private static boolean isUntil(String field, int step) {
    try {
      return Integer.parseInt(field) <= step;
    } catch (NumberFormatException e) {
      return false; // what somebody has written behind the rows that count
    }
  }

  /** Copies the first steps of both files of a run into another one's folder, which exists. */
  static void copy(Path from, Path to, int step) throws IOException {
    int least = AuditRow.LEAST_COLUMNS;
    List<String[]> audits = rows(auditFile(from), AuditRow.HEADER, least, step);
    CsvTable.append(auditFile(to), AuditRow.HEADER, audits).close();
    List<String[]> profiles = rows(profileFile(from), PROFILE_HEADER, PROFILE_HEADER.size(), step);
    CsvTable.append(profileFile(to), PROFILE_HEADER, profiles).close();
  }

  /** Returns what identifies the bytes so far, by the files' names. */
  Map<String, TableDigest> digests() throws IOException {
    return Map.of(AUDITS, audits.digest(), PROFILES, profiles.digest());
  }

  /** Checks that both files have the bytes that were written here. */
  void requireUnchanged() throws IOException {
    audits.requireUnchanged();
    profiles.requireUnchanged();
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
    return Files.exists(file)
        ? CsvTable.read(file, AuditRow.HEADER, AuditRow.LEAST_COLUMNS, AuditRow::of)
        : List.of();
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
    return folder.resolve(AUDITS);
  }

  private static Path profileFile(Path folder) {
    return folder.resolve(PROFILES);
  }
}
