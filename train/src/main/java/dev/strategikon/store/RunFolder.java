package dev.strategikon.store;

import dev.strategikon.config.InvalidConfigException;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.SweepFile;
import dev.strategikon.files.AtomicFile;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.sgd.TrainingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The folder of one run: configuration, tables, their seal, system and checkpoints. */
public final class RunFolder {
  static final String CONFIG = "config.yaml";

  private final Path path;
  private final RunConfig config;
  private final Checkpoints checkpoints;
  private final RunCheck check;

  private RunFolder(Path path, RunConfig config) {
    this.path = path;
    this.config = config;
    this.checkpoints = new Checkpoints(path, config.digest());
    this.check = new RunCheck(path, config, checkpoints);
  }

  /**
   * {@return the folder of a run in a sweep's folder, whether it exists or not}
   *
   * @param sweep the sweep's folder
   * @param config the run
   */
  public static RunFolder of(Path sweep, RunConfig config) {
    return new RunFolder(sweep.resolve(config.folderName()), config);
  }

  /**
   * Opens a run's folder, whatever its name.
   *
   * @param path the folder
   * @return empty if the folder holds no run
   * @throws InvalidConfigException if its configuration is invalid
   * @throws IOException if its configuration cannot be read
   */
  public static Optional<RunFolder> open(Path path) throws IOException {
    Path file = path.resolve(CONFIG);
    return Files.isRegularFile(file)
        ? Optional.of(new RunFolder(path, SweepFile.read(file, Map.of()).get(0)))
        : Optional.empty();
  }

  /** {@return its path} */
  public Path path() {
    return path;
  }

  /** {@return the run's configuration} */
  public RunConfig config() {
    return config;
  }

  /**
   * {@return what images it was trained on; empty if that is not known}
   *
   * @throws IOException if the file cannot be read
   */
  public Optional<RunData> data() throws IOException {
    return RunData.read(path);
  }

  /**
   * {@return the rows written so far; empty if the run has not begun}
   *
   * @throws IOException if the table cannot be read
   */
  public List<StepMetrics> metrics() throws IOException {
    return Files.exists(metricsFile()) ? MetricsFile.read(metricsFile()) : List.of();
  }

  /**
   * {@return the audits written so far; empty if the run has none}
   *
   * @throws IOException if a table cannot be read
   */
  public List<AuditRow> audits() throws IOException {
    return AuditFiles.read(path);
  }

  /**
   * {@return the profiles of the audited steps so far, step by step; empty if there are none}
   *
   * @throws IOException if a table cannot be read
   */
  public List<ProfileRow> profiles() throws IOException {
    return AuditFiles.readProfiles(path);
  }

  /**
   * {@return the result so far}
   *
   * @throws IOException if the table cannot be read
   */
  public RunResult result() throws IOException {
    return RunResult.of(config, metrics());
  }

  /**
   * {@return how far the run has come, after a check of all its files} Writes nothing.
   *
   * @throws IOException if a file cannot be read
   */
  public RunStatus status() throws IOException {
    return check.status();
  }

  /**
   * {@return whether the run has completed its last step and its tables are whole}
   *
   * @throws IOException if a file cannot be read
   */
  public boolean isFinished() throws IOException {
    return check.ended().map(RunStatus::isFinished).orElse(false);
  }

  /** Returns what is wrong with the saved states. */
  List<String> checkpointFaults() throws IOException {
    return checkpoints.faults();
  }

  /**
   * Writes the files that a run has before its first step.
   *
   * @param system the text of {@code system.json}
   * @param data the images that it is trained on
   * @param permission to write the folder
   * @throws IOException if a file cannot be written
   */
  public void begin(String system, RunData data, AtomicFile.Permission permission)
      throws IOException {
    permission.require();
    AtomicFile.removeLeftovers(path, "");
    AtomicFile.write(path.resolve(CONFIG), permission, SweepFile.write(config));
    AtomicFile.write(path.resolve("system.json"), permission, system);
    AtomicFile.write(path.resolve(RunData.FILE), permission, data.json());
  }

  /**
   * Keeps files that are not as the run has left them, in a folder inside this one: all files of a
   * damaged run; of another one copies of the tables, if it is they.
   *
   * @return that folder; empty if there is nothing to keep
   * @throws IOException if a file cannot be read, moved or copied
   */
  public Optional<Path> setAside() throws IOException {
    if (status().state() == RunStatus.State.DAMAGED) {
      return Optional.of(SetAside.move(path));
    }
    return check.tableFaults().isEmpty()
        ? Optional.empty()
        : Optional.of(SetAside.copyTables(path));
  }

  /**
   * Seals a finished run from before there were seals, and writes a missing configuration.
   *
   * @throws IOException if a file cannot be read or written
   */
  public void complete() throws IOException {
    AtomicFile.removeLeftovers(path, "");
    if (!Files.exists(path.resolve(CONFIG))) {
      AtomicFile.write(path.resolve(CONFIG), SweepFile.write(config));
    }
    if (!Files.exists(path.resolve(Seal.FILE))) {
      SortedMap<String, TableDigest> tables = new TreeMap<>();
      for (String table : RunTables.of(config)) {
        tables.put(table, TableDigest.of(path.resolve(table)));
      }
      Seal.Mark end = new Seal.Mark(config.options().steps(), tables);
      Seal.of(config.digest()).with(end, step -> false).write(path, AtomicFile.Permission.ALWAYS);
    }
  }

  /**
   * Makes this run an interrupted one that continues where its first steps, taken from another run,
   * end. Both runs must have the same bytes up to there. If this is cut off, nothing is
   * interrupted.
   *
   * @param source the other run
   * @param step after which it has saved its state; if it has not, or its tables are not whole up
   *     to there, nothing is done
   * @param permission to write the folder
   * @throws IOException if a file cannot be read or written
   */
  public void continueAfter(RunFolder source, int step, AtomicFile.Permission permission)
      throws IOException {
    Optional<TrainingState> state = source.stateAfter(step);
    if (state.isEmpty()) {
      return;
    }
    List<StepMetrics> rows = new ArrayList<>(MetricsFile.readUntil(source.metricsFile(), step));
    if (!config.options().evaluations().isDue(step, config.options().steps())) {
      rows.set(step, rows.get(step).withoutEvaluation()); // the other run ended there
    }
    permission.require();
    forget();
    if (hasAudits()) {
      AuditFiles.copy(source.path, path, step);
    }
    appendMetrics(rows).close();
    checkpoints.write(state.get(), permission);
    appendAfter(step, permission).close(); // seals it
  }

  /** Removes what says that earlier rows of this run are whole. */
  private void forget() throws IOException {
    Files.deleteIfExists(path.resolve(Seal.FILE));
    checkpoints.deleteOwn();
  }

  /**
   * {@return whether there is a file of {@link RunLog#saveForOthers}, without reading it}
   *
   * @param step the number of completed steps
   */
  public boolean hasFileForOthers(int step) {
    return checkpoints.hasForOthers(step);
  }

  private Optional<TrainingState> stateAfter(int step) throws IOException {
    if (!check.vouchesFor(step)) {
      return Optional.empty();
    }
    Optional<TrainingState> shared = checkpoints.forOthersAfter(step);
    return shared.isPresent() ? shared : checkpoints.newest(at -> at == step);
  }

  /**
   * Removes the states that were saved for others.
   *
   * @throws IOException if a file cannot be removed
   */
  public void removeStatesForOthers() throws IOException {
    checkpoints.deleteForOthers();
  }

  /**
   * {@return the newest state of which the tables have all rows; empty if there is none}
   *
   * @throws IOException if a file cannot be read
   */
  public Optional<TrainingState> interrupted() throws IOException {
    return checkpoints.newest(check::vouchesFor);
  }

  /** Returns the newest state that is whole; empty if there is none of this configuration. */
  Optional<TrainingState> checkpoint() throws IOException {
    return checkpoints.newest(step -> true);
  }

  /** Opens the tables in a folder that no other process can write. */
  RunLog appendAfter(int step) throws IOException {
    return appendAfter(step, AtomicFile.Permission.ALWAYS);
  }

  /**
   * Opens the tables to continue after a step, or anew; the caller closes them. Later rows go.
   *
   * @param step that of {@link #interrupted}, or 0
   * @param permission to write the folder
   * @return the open tables
   * @throws IOException if a table cannot be read or written
   */
  public RunLog appendAfter(int step, AtomicFile.Permission permission) throws IOException {
    permission.require();
    Seal seal = Seal.of(config.digest());
    List<StepMetrics> kept = List.of();
    if (step == 0) {
      forget();
    } else {
      seal = Seal.read(path, config.digest()).orElse(seal);
      checkpoints.continueAfter(step);
      kept = MetricsFile.readUntil(metricsFile(), step);
    }
    AuditFiles audits = hasAudits() ? AuditFiles.appendAfter(path, step) : null;
    RunLog log = new RunLog(checkpoints, appendMetrics(kept), audits, permission, seal);
    if (step > 0) {
      log.mark(step);
    }
    return log;
  }

  private boolean hasAudits() {
    return config.options().auditEvery() > 0;
  }

  private MetricsFile appendMetrics(List<StepMetrics> kept) throws IOException {
    return MetricsFile.append(metricsFile(), ExtraMetric.of(config), kept);
  }

  private Path metricsFile() {
    return path.resolve(MetricsFile.NAME);
  }
}
