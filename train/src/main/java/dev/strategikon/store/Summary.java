package dev.strategikon.store;

import dev.strategikon.config.RunConfig;
import dev.strategikon.files.AtomicFile;
import dev.strategikon.files.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code summary.csv}: a row for each run in a sweep's folder, with its configuration and its
 * result so far. {@code pandas.read_csv} reads it without options.
 *
 * <p>Assumes that no other process writes in the folder. Guarantees that the file has the results
 * of all folders at the moment when a run last finished. The tables of a run are read once, and
 * again only while that run is being trained. Thread-safe.
 *
 * <pre>{@code
 * Summary summary = Summary.open(sweep, runs, lock::requireHeld);
 * summary.started(run); // before its folder appears
 * summary.finished(run, result);
 * }</pre>
 */
public final class Summary {
  /** The name of the file in a sweep's folder. */
  public static final String FILE = "summary.csv";

  private final Path sweep;
  private final ResultReader reader;
  private final AtomicFile.Permission permission;
  private final Map<Path, Entry> entries = new LinkedHashMap<>();

  /** Reads the result of a run so far. */
  @FunctionalInterface
  interface ResultReader {
    RunResult read(RunFolder folder) throws IOException;
  }

  private Summary(Path sweep, ResultReader reader, AtomicFile.Permission permission) {
    this.sweep = sweep;
    this.reader = reader;
    this.permission = permission;
  }

  /**
   * Reads all runs that a sweep's folder holds, and writes their summary. A run whose tables cannot
   * be read is left out until it has finished.
   *
   * @param sweep the sweep's folder
   * @param runs of the sweep, whose rows come first; those of other runs follow by name
   * @param permission to write the folder
   * @return the summary, with the rows of all runs
   * @throws IOException if the folder cannot be read, or the summary not written
   */
  public static Summary open(Path sweep, List<RunConfig> runs, AtomicFile.Permission permission)
      throws IOException {
    return open(sweep, runs, permission, RunFolder::result, true);
  }

  /** Opens a summary that leaves out a run of which the tables are damaged: it is to go on. */
  static Summary open(Path sweep, List<RunConfig> runs, ResultReader reader) throws IOException {
    return open(sweep, runs, AtomicFile.Permission.ALWAYS, reader, true);
  }

  private static Summary open(
      Path sweep,
      List<RunConfig> runs,
      AtomicFile.Permission permission,
      ResultReader reader,
      boolean leaveOutUnreadable)
      throws IOException {
    requireOwn(sweep);
    AtomicFile.removeLeftovers(sweep, FILE);
    Summary summary = new Summary(sweep, reader, permission);
    for (RunConfig run : runs) {
      summary.add(RunFolder.of(sweep, run));
    }
    for (RunFolder other : RunFolders.others(sweep, summary.entries.keySet())) {
      summary.add(other);
    }
    summary.write(leaveOutUnreadable);
    return summary;
  }

  /**
   * Writes the summary again, of the runs that the folder holds now, unless a sweep is running:
   * that one keeps it up to date itself.
   *
   * @param sweep its folder
   * @return the runs that the summary had and the folder no longer has
   * @throws IOException if the folder holds no run, or a file cannot be read or written
   */
  public static List<String> follow(Path sweep) throws IOException {
    if (SweepLock.isHeld(sweep)) {
      return List.of();
    }
    List<String> before = runs(sweep);
    List<RunFolder> folders = RunFolders.in(sweep);
    if (folders.isEmpty()) {
      return List.of();
    }
    List<RunConfig> runs = folders.stream().map(RunFolder::config).toList();
    open(sweep, runs, AtomicFile.Permission.ALWAYS, RunFolder::result, false);
    Set<String> now = new HashSet<>();
    folders.forEach(run -> now.add(run.path().getFileName().toString()));
    return before.stream().filter(run -> !now.contains(run)).toList();
  }

  /**
   * Checks that a sweep's folder has no file of another origin where the summary is written.
   *
   * @param sweep the sweep's folder
   * @throws IOException if it has one
   */
  public static void requireOwn(Path sweep) throws IOException {
    Path file = sweep.resolve(FILE);
    if (Files.exists(file) && !TextFile.read(file).startsWith("run,")) {
      throw new IOException(
          file + " is not the summary of a sweep, and is not replaced; choose another --out");
    }
  }

  /**
   * {@return whether a folder has a summary}
   *
   * @param sweep the folder
   */
  public static boolean exists(Path sweep) {
    return Files.exists(sweep.resolve(FILE));
  }

  /**
   * Returns the runs that a sweep's summary names, in its order; none if there is no summary.
   *
   * @throws IOException if it cannot be read; the message names it
   */
  static List<String> runs(Path sweep) throws IOException {
    Path file = sweep.resolve(FILE);
    return Files.exists(file)
        ? CsvTable.rows(file).stream().map(row -> row.getOrDefault("run", "")).toList()
        : List.of();
  }

  private void add(RunFolder folder) {
    entries.put(folder.path(), new Entry(folder, Files.isDirectory(folder.path())));
  }

  /**
   * Called before a run begins or continues.
   *
   * @param run the run
   */
  public synchronized void started(RunFolder run) {
    Entry entry = entries.get(run.path());
    entry.mayExist = true;
    entry.isTraining = true;
    entry.row = null;
  }

  /**
   * Called when a run has failed; its tables are read once more when another run finishes.
   *
   * @param run the run
   */
  public synchronized void failed(RunFolder run) {
    entries.get(run.path()).isTraining = false;
  }

  /**
   * Called when a run has finished; writes the file. Another run whose tables somebody has damaged
   * meanwhile is left out: it fails by itself.
   *
   * @param run the run
   * @param result its result, with all rows
   * @throws IOException if it cannot be written
   */
  public synchronized void finished(RunFolder run, RunResult result) throws IOException {
    Entry entry = entries.get(run.path());
    entry.isTraining = false;
    entry.row = text(run, result);
    write(true);
  }

  private synchronized void write(boolean leaveOutUnreadable) throws IOException {
    StringBuilder text = new StringBuilder(Csv.line(SummaryRow.header()));
    for (Entry entry : entries.values()) {
      if (entry.row != null) {
        text.append(entry.row);
      } else if (entry.mayExist && Files.isDirectory(entry.folder.path())) {
        try {
          String row = text(entry.folder, reader.read(entry.folder));
          entry.row = entry.isTraining ? null : row;
          text.append(row);
        } catch (IOException e) {
          if (!leaveOutUnreadable) {
            throw e;
          }
        }
      }
    }
    AtomicFile.write(sweep.resolve(FILE), permission, text.toString());
  }

  private static String text(RunFolder folder, RunResult result) {
    return Csv.line(SummaryRow.of(folder, result));
  }

  /** What is known of a run. */
  private static final class Entry {
    private final RunFolder folder;
    private boolean mayExist;
    private boolean isTraining;
    private String row; // null if it is not read yet, or may still change

    Entry(RunFolder folder, boolean mayExist) {
      this.folder = folder;
      this.mayExist = mayExist;
    }
  }
}
