package dev.strategikon.store;

import dev.strategikon.config.InvalidConfigException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folders of runs in a sweep's folder. A folder whose name is not that of its configuration is
 * none of them: a run that was copied counts once, and one whose configuration was edited not as
 * the run that its name says.
 */
public final class RunFolders {
  private RunFolders() {}

  /**
   * {@return all runs that a sweep's folder holds: in the summary's order, the others by name}
   *
   * @param sweep the sweep's folder
   * @throws IOException if a file cannot be read
   */
  public static List<RunFolder> in(Path sweep) throws IOException {
    List<RunFolder> folders = new ArrayList<>();
    Set<Path> known = new HashSet<>();
    for (String name : Summary.runs(sweep)) {
      open(sweep.resolve(Path.of(name).getFileName()))
          .filter(run -> known.add(run.path()))
          .ifPresent(folders::add);
    }
    folders.addAll(others(sweep, known));
    return List.copyOf(folders);
  }

  /** Returns the runs that a sweep's folder holds besides those that are known, by name. */
  static List<RunFolder> others(Path sweep, Set<Path> known) throws IOException {
    List<RunFolder> others = new ArrayList<>();
    for (Path child : children(sweep)) {
      if (!known.contains(child)) {
        open(child).ifPresent(others::add);
      }
    }
    return others;
  }

  /** Opens a folder that counts. */
  private static Optional<RunFolder> open(Path folder) throws IOException {
    return whyLeftOut(folder).isEmpty() ? RunFolder.open(folder) : Optional.empty();
  }

  /**
   * {@return why folders with a configuration are not counted, by their names}
   *
   * @param sweep the sweep's folder
   * @throws IOException if the folder cannot be read
   */
  public static Map<String, String> leftOut(Path sweep) throws IOException {
    Map<String, String> reasons = new TreeMap<>();
    for (Path child : children(sweep)) {
      whyLeftOut(child).ifPresent(reason -> reasons.put(child.getFileName().toString(), reason));
    }
    return reasons;
  }

  /** Returns why a folder with a configuration is not counted; empty if it is, or has none. */
  static Optional<String> whyLeftOut(Path folder) {
    String name;
    try {
      Optional<RunFolder> run = RunFolder.open(folder);
      if (run.isEmpty() || isNamedRight(run.get())) {
        return Optional.empty();
      }
      name = run.get().config().folderName();
    } catch (IOException | InvalidConfigException e) {
      String reason = String.valueOf(e.getMessage()).replace(folder + File.separator, "");
      return Optional.of("is left out: " + reason);
    }
    return Optional.of(
        Files.isDirectory(folder.resolveSibling(name))
            ? "is left out: its config.yaml is that of %s, which counts".formatted(name)
            : ("is left out: its config.yaml belongs to a folder named %s. Was it edited, or the"
                    + " folder renamed?")
                .formatted(name));
  }

  private static boolean isNamedRight(RunFolder run) {
    return name(run).equals(run.config().folderName());
  }

  private static String name(RunFolder run) {
    return run.path().getFileName().toString();
  }

  /** Returns the folders in a sweep's folder, by name. */
  static List<Path> children(Path sweep) throws IOException {
    try (Stream<Path> children = Files.list(sweep)) {
      return children.filter(Files::isDirectory).sorted().toList();
    }
  }
}
