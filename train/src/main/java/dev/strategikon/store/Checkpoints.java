package dev.strategikon.store;

import dev.strategikon.files.AtomicFile;
import dev.strategikon.sgd.TrainingState;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The states that a run saves in its folder: the last one, while the run goes on the one before,
 * and those from which other runs continue.
 *
 * @param folder the run's folder
 * @param digest of its configuration
 */
record Checkpoints(Path folder, String digest) {
  private static final String LAST = "checkpoint.bin";
  private static final String FORMER = "checkpoint-before.bin";

  /** Says of a step whether the tables vouch for it. */
  @FunctionalInterface
  interface Voucher {
    boolean vouchesFor(int step) throws IOException;
  }

  /** Saves the state after a step; the last one becomes the one before. */
  void write(TrainingState state, AtomicFile.Permission permission) throws IOException {
    AtomicFile.replace(last(), former(), permission, out -> Checkpoint.write(out, digest, state));
  }

  /** Saves the state from which other runs can continue. */
  void writeForOthers(TrainingState state, AtomicFile.Permission permission) throws IOException {
    AtomicFile.write(
        forOthers(state.step()), permission, out -> Checkpoint.write(out, digest, state));
  }

  /** Returns the newest state that is whole and vouched for. */
  Optional<TrainingState> newest(Voucher tables) throws IOException {
    for (Path file : List.of(last(), former())) {
      Optional<TrainingState> state = Checkpoint.read(file, digest);
      if (state.isPresent() && tables.vouchesFor(state.get().step())) {
        return state;
      }
    }
    return Optional.empty();
  }

  /** Returns the state that was saved for others after a step. */
  Optional<TrainingState> forOthersAfter(int step) throws IOException {
    return Checkpoint.read(forOthers(step), digest);
  }

  boolean hasForOthers(int step) {
    return Files.exists(forOthers(step));
  }

  /** Returns what is wrong with the files that are there. */
  List<String> faults() throws IOException {
    List<String> faults = new ArrayList<>();
    for (Path file : List.of(last(), former())) {
      if (Files.exists(file) && Checkpoint.read(file, digest).isEmpty()) {
        faults.add(file.getFileName() + " is damaged, or of another run");
      }
    }
    return faults;
  }

  /** Makes the state after a step the last one, from which the run now continues. */
  void continueAfter(int step) throws IOException {
    if (!isAfter(last(), step) && isAfter(former(), step)) {
      Files.move(former(), last(), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private boolean isAfter(Path file, int step) throws IOException {
    return Checkpoint.read(file, digest).filter(state -> state.step() == step).isPresent();
  }

  /** Deletes the one before. */
  void deleteFormer() throws IOException {
    Files.deleteIfExists(former());
  }

  /** Deletes both of the run's own. */
  void deleteOwn() throws IOException {
    Files.deleteIfExists(last());
    deleteFormer();
  }

  /** Deletes those for others. */
  void deleteForOthers() throws IOException {
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "state-after-*.bin")) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
    }
  }

  private Path last() {
    return folder.resolve(LAST);
  }

  private Path former() {
    return folder.resolve(FORMER);
  }

  private Path forOthers(int step) {
    return folder.resolve("state-after-" + step + ".bin");
  }
}
