package dev.strategikon.store;

import dev.strategikon.config.RunConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The folders of runs in a sweep's folder. */
public final class RunFolders {
  private RunFolders() {}

  /** Returns all runs that a sweep's folder holds: in the summary's order, the others by name. */
  public static List<RunFolder> in(Path sweep) throws IOException {
    List<RunFolder> folders = new ArrayList<>();
    Set<Path> known = new HashSet<>();
    for (RunConfig config : summarised(sweep)) {
      RunFolder folder = RunFolder.of(sweep, config);
      if (Files.isDirectory(folder.path()) && known.add(folder.path())) {
        folders.add(folder);
      }
    }
    folders.addAll(others(sweep, known));
    return List.copyOf(folders);
  }

  /** Returns the runs that a sweep's folder holds besides those that are known, by name. */
  static List<RunFolder> others(Path sweep, Set<Path> known) throws IOException {
    List<RunFolder> others = new ArrayList<>();
    try (Stream<Path> children = Files.list(sweep)) {
      for (Path child : children.sorted().toList()) {
        if (!known.contains(child)) {
          RunFolder.open(child).ifPresent(others::add);
        }
      }
    }
    return others;
  }

  private static List<RunConfig> summarised(Path sweep) throws IOException {
    List<RunConfig> configs = new ArrayList<>();
    Path file = sweep.resolve(Summary.FILE);
    if (Files.exists(file)) {
      try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, Csv.FORMAT)) {
        for (CSVRecord row : parser) {
          RunFolder.open(sweep.resolve(row.get(0)).normalize())
              .ifPresent(run -> configs.add(run.config()));
        }
      }
    }
    return configs;
  }
}
