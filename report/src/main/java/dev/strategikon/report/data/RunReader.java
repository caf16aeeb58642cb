package dev.strategikon.report.data;

import dev.strategikon.store.PlanFile;
import dev.strategikon.store.RunFolder;
import dev.strategikon.store.RunFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads a sweep's runs. A second call reads only those again whose files have changed. Not
 * thread-safe.
 */
public final class RunReader {
  private static final List<String> FILES =
      List.of("config.yaml", "metrics.csv", "audit.csv", "profile.csv", "seal.json");

  private final Path sweep;
  private final Map<Path, String> marks = new HashMap<>();
  private final Map<Path, Run> known = new HashMap<>();

  /**
   * Creates a reader of a sweep's folder.
   *
   * @param sweep the sweep's folder
   */
  public RunReader(Path sweep) {
    this.sweep = sweep;
  }

  /**
   * {@return a text that changes whenever the plan or a file of a run is added or written}
   *
   * @throws IOException if the folder cannot be read
   */
  public String mark() throws IOException {
    Map<Path, String> now = new TreeMap<>();
    try (Stream<Path> children = Files.list(sweep)) {
      for (Path child : children.filter(Files::isDirectory).toList()) {
        now.put(child, mark(child));
      }
    }
    now.put(sweep, mark(sweep, List.of(PlanFile.FILE)));
    return Integer.toHexString(now.hashCode()) + "-" + now.size();
  }

  /**
   * {@return the runs, in an order that depends on their configurations alone}
   *
   * @throws IOException if a run's files cannot be read
   */
  public List<Run> read() throws IOException {
    List<Run> runs = new ArrayList<>();
    for (RunFolder folder : RunFolders.in(sweep)) {
      String mark = mark(folder.path());
      if (!mark.equals(marks.get(folder.path()))) {
        known.put(folder.path(), Run.read(folder));
        marks.put(folder.path(), mark);
      }
      runs.add(known.get(folder.path()));
    }
    runs.sort(Comparator.comparing(Run::config, new RunOrder()));
    return runs;
  }

  private static String mark(Path folder) throws IOException {
    return mark(folder, FILES);
  }

  private static String mark(Path folder, List<String> files) throws IOException {
    StringBuilder mark = new StringBuilder();
    for (String name : files) {
      Path file = folder.resolve(name);
      if (Files.isRegularFile(file)) {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        mark.append(attributes.size()).append('@').append(attributes.lastModifiedTime());
      }
      mark.append('|');
    }
    return mark.toString();
  }
}
