package dev.strategikon.store;

import dev.strategikon.config.InvalidConfigException;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.SweepFile;
import dev.strategikon.sgd.TrainingState;
import dev.strategikon.store.RunStatus.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out how far a run has come, and believes no file that another one contradicts. Reads only.
 *
 * @param folder the run's folder
 * @param config its configuration
 * @param checkpoints its states
 */
record RunCheck(Path folder, RunConfig config, Checkpoints checkpoints) {
  /** Returns the status. */
  RunStatus status() throws IOException {
    Optional<RunStatus> ended = ended();
    if (ended.isPresent()) {
      return ended.get();
    }
    List<String> faults = new ArrayList<>(configFaults());
    boolean isItsConfig = faults.isEmpty();
    faults.addAll(tableFaults());
    int steps = config.options().steps();
    // A run that has come to its end and is not finished has wrong tables.
    int step =
        checkpoints.newest(at -> at < steps && vouchesFor(at)).map(TrainingState::step).orElse(0);
    if (isItsConfig && (step > 0 || faults.isEmpty())) {
      faults.addAll(checkpoints.faults());
      return new RunStatus(step > 0 ? State.INTERRUPTED : State.NEW, step, false, faults);
    }
    return new RunStatus(State.DAMAGED, 0, false, faults);
  }

  /** Returns the status of a run that has, or seems to have, completed its last step. */
  Optional<RunStatus> ended() throws IOException {
    int steps = config.options().steps();
    Optional<Seal> seal;
    try {
      seal = seal();
    } catch (DamagedSealException e) {
      List<String> faults = new ArrayList<>(configFaults());
      faults.add(e.getMessage());
      faults.addAll(TableCheck.ofStopped(folder, config));
      return Optional.of(new RunStatus(State.DAMAGED, 0, false, faults));
    }
    Optional<Seal.Mark> end = seal.flatMap(known -> known.after(steps));
    if (end.isPresent()) {
      Set<String> faults = new LinkedHashSet<>(configFaults());
      List<String> differences = differences(end.get(), true);
      faults.addAll(differences);
      if (!differences.isEmpty()) {
        faults.addAll(TableCheck.ofEnded(folder, config));
      }
      return Optional.of(ended(steps, true, faults));
    }
    if (seal.isPresent() || !seemsToHaveEnded()) {
      return Optional.empty();
    }
    Set<String> faults = new LinkedHashSet<>(configFaults());
    faults.addAll(TableCheck.ofEnded(folder, config));
    // Without a seal the tables may still be whole up to a checkpoint.
    return faults.isEmpty() ? Optional.of(ended(steps, false, faults)) : Optional.empty();
  }

  private static RunStatus ended(int steps, boolean sealed, Set<String> faults) {
    return faults.isEmpty()
        ? new RunStatus(State.FINISHED, steps, sealed, List.of())
        : new RunStatus(State.DAMAGED, 0, false, List.copyOf(faults));
  }

  private boolean seemsToHaveEnded() {
    try {
      List<Integer> steps = CsvTable.steps(folder.resolve(MetricsFile.NAME));
      return !steps.isEmpty() && steps.get(steps.size() - 1) >= config.options().steps();
    } catch (IOException e) {
      return false; // said when the tables are checked
    }
  }

  /** Returns whether the tables are whole and unchanged up to a step. */
  boolean vouchesFor(int step) throws IOException {
    try {
      Optional<Seal> seal = seal();
      if (seal.isEmpty()) {
        return TableCheck.upTo(step, folder, config).isEmpty();
      }
      Optional<Seal.Mark> mark = seal.get().after(step);
      return mark.isPresent() && differences(mark.get(), false).isEmpty();
    } catch (DamagedSealException e) {
      return false;
    }
  }

  private List<String> differences(Seal.Mark mark, boolean whole) throws IOException {
    List<String> differences = mark.differences(folder, whole);
    for (String table : RunTables.of(config)) {
      if (!mark.tables().containsKey(table)) {
        differences.add("%s does not know %s".formatted(Seal.FILE, table));
      }
    }
    return differences;
  }

  /** Returns what in the tables no kill and no full disk has left. */
  List<String> tableFaults() throws IOException {
    Set<String> faults = new LinkedHashSet<>();
    for (Seal.Mark mark : seal().map(Seal::marks).orElse(List.of())) {
      faults.addAll(differences(mark, false));
    }
    if (Files.exists(folder.resolve(MetricsFile.NAME))) {
      faults.addAll(TableCheck.ofStopped(folder, config));
    }
    return List.copyOf(faults);
  }

  /**
   * Returns why the configuration in the folder is not the run's. A missing one is written again.
   */
  private List<String> configFaults() throws IOException {
    Path file = folder.resolve(RunFolder.CONFIG);
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      List<RunConfig> configs = SweepFile.read(file, Map.of());
      if (configs.equals(List.of(config))) {
        return List.of();
      }
      return List.of(
          "%s is not that of this folder: its values belong to %s"
              .formatted(RunFolder.CONFIG, configs.get(0).folderName()));
    } catch (IOException | InvalidConfigException e) {
      return List.of(String.valueOf(e.getMessage()).replace(file.toString(), RunFolder.CONFIG));
    }
  }

  private Optional<Seal> seal() throws IOException {
    return Seal.read(folder, config.digest());
  }
}
