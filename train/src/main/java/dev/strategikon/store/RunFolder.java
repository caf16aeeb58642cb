package dev.strategikon.store;

import dev.strategikon.config.InvalidConfigException;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.SweepFile;
import dev.strategikon.files.AtomicFile;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.sgd.TrainingState;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The folder of one run: configuration, metrics, system and checkpoint. */
public final class RunFolder {
  private static final String CONFIG = "config.yaml";

  private final Path path;
  private final RunConfig config;

  private RunFolder(Path path, RunConfig config) {
    this.path = path;
    this.config = config;
  }

  /** Returns the folder of a run in a sweep's folder, whether it exists or not. */
  public static RunFolder of(Path sweep, RunConfig config) {
    return new RunFolder(sweep.resolve(config.folderName()), config);
  }

  /**
   * Opens a run's folder.
   *
   * @return empty if the folder holds no run
   * @throws InvalidConfigException if its configuration is invalid
   */
  public static Optional<RunFolder> open(Path path) throws IOException {
    Path file = path.resolve(CONFIG);
    return Files.isRegularFile(file)
        ? Optional.of(new RunFolder(path, SweepFile.read(file, Map.of()).get(0)))
        : Optional.empty();
  }

  /** Returns its path. */
  public Path path() {
    return path;
  }

  /** Returns the run's configuration. */
  public RunConfig config() {
    return config;
  }

  /** Returns the rows written so far; empty if the run has not begun. */
  public List<StepMetrics> metrics() throws IOException {
    return Files.exists(metricsFile()) ? MetricsFile.read(metricsFile()) : List.of();
  }

  /** Returns the audits written so far; empty if the run has none. */
  public List<AuditRow> audits() throws IOException {
    return AuditFiles.read(path);
  }

  /** Returns the profiles of the audited steps so far, step by step; empty if there are none. */
  public List<ProfileRow> profiles() throws IOException {
    return AuditFiles.readProfiles(path);
  }

  /** Returns the result so far. */
  public RunResult result() throws IOException {
    return RunResult.of(config, metrics());
  }

  /** Returns whether the run has completed its last step. */
  public boolean isFinished() throws IOException {
    List<StepMetrics> rows = metrics();
    return !rows.isEmpty() && rows.get(rows.size() - 1).step() == config.options().steps();
  }

  /**
   * Writes the files that a run has before its first step.
   *
   * @param system the text of {@code system.json}
   */
  public void begin(String system) throws IOException {
    AtomicFile.removeLeftovers(path, "");
    AtomicFile.write(path.resolve(CONFIG), SweepFile.write(config));
    AtomicFile.write(path.resolve("system.json"), system);
  }

  /**
   * Makes this run an interrupted one that continues where its first steps, taken from another run,
   * end. Both runs must have the same bytes up to there. If this is cut off, nothing is
   * interrupted.
   *
   * @param source the other run
   * @param step after which it has saved its state; if it has not, nothing is done
   * @throws IOException if a file cannot be read or written
   */
  public void continueAfter(RunFolder source, int step) throws IOException {
    Optional<TrainingState> state = source.stateAfter(step);
    if (state.isEmpty()) {
      return;
    }
    List<StepMetrics> rows = new ArrayList<>(source.metrics().subList(0, step + 1));
    if (!config.options().evaluations().isDue(step, config.options().steps())) {
      rows.set(step, rows.get(step).withoutEvaluation()); // the other run ended there
    }
    Files.deleteIfExists(checkpointFile());
    if (hasAudits()) {
      AuditFiles.copy(source.path, path);
    }
    MetricsFile.append(metricsFile(), rows).close();
    save(state.get());
  }

  /** Saves the state from which other runs can continue, beside this run's own checkpoint. */
  public void saveForOthers(TrainingState state) throws IOException {
    Checkpoint.write(sharedFile(state.step()), config.digest(), state);
  }

  /** Returns whether there is a file of {@link #saveForOthers}, without reading it. */
  public boolean hasFileForOthers(int step) {
    return Files.exists(sharedFile(step));
  }

  private Optional<TrainingState> stateAfter(int step) throws IOException {
    Optional<TrainingState> shared = Checkpoint.read(sharedFile(step), config.digest());
    return (shared.isPresent() ? shared : interrupted()).filter(state -> state.step() == step);
  }

  /** Removes the states that were saved for others. */
  public void removeStatesForOthers() throws IOException {
    if (Files.isDirectory(path)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(path, "state-after-*.bin")) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
    }
  }

  /** Returns the state from which an interrupted run continues; empty if it must begin anew. */
  public Optional<TrainingState> interrupted() throws IOException {
    if (hasAudits() && !AuditFiles.exist(path)) {
      return Optional.empty();
    }
    Optional<TrainingState> state = checkpoint();
    List<StepMetrics> rows = metrics();
    return state.filter(s -> s.step() < rows.size() && rows.get(s.step()).step() == s.step());
  }

  /** Returns the last saved state; empty if there is none of this configuration. */
  Optional<TrainingState> checkpoint() throws IOException {
    return Checkpoint.read(checkpointFile(), config.digest());
  }

  /** Opens the tables to continue after a step; the caller closes them. */
  public RunLog appendAfter(int step) throws IOException {
    List<StepMetrics> kept = step == 0 ? List.of() : metrics().subList(0, step + 1);
    AuditFiles audits = hasAudits() ? AuditFiles.appendAfter(path, step) : null;
    return new RunLog(MetricsFile.append(metricsFile(), kept), audits);
  }

  private boolean hasAudits() {
    return config.options().auditEvery() > 0;
  }

  /** Saves the state from which the run could continue. */
  public void save(TrainingState state) throws IOException {
    Checkpoint.write(checkpointFile(), config.digest(), state);
  }

  private Path metricsFile() {
    return path.resolve("metrics.csv");
  }

  private Path sharedFile(int step) {
    return path.resolve("state-after-" + step + ".bin");
  }

  private Path checkpointFile() {
    return path.resolve("checkpoint.bin");
  }
}
