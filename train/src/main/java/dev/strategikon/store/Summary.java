package dev.strategikon.store;

import dev.strategikon.config.ConfigKeys;
import dev.strategikon.config.RunConfig;
import dev.strategikon.files.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * {@code summary.csv}: a row for every run in a sweep's folder, its configuration and what it came
 * to; {@code pandas.read_csv} opens it as it is.
 */
public final class Summary {
  private Summary() {}

  /** Its name in a sweep's folder. */
  public static final String FILE = "summary.csv";

  /** Returns all runs that a sweep's folder holds: in the summary's order, the others by name. */
  public static List<RunFolder> runs(Path sweep) throws IOException {
    List<RunConfig> known = new ArrayList<>();
    Path file = sweep.resolve(FILE);
    if (Files.exists(file)) {
      try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, CsvTable.FORMAT)) {
        for (CSVRecord row : parser) {
          Path folder = sweep.resolve(row.get(0)).normalize();
          RunFolder.open(folder).ifPresent(run -> known.add(run.config()));
        }
      }
    }
    return runs(sweep, known);
  }

  private static List<RunFolder> runs(Path sweep, List<RunConfig> first) throws IOException {
    Map<Path, RunFolder> folders = new LinkedHashMap<>();
    for (RunConfig config : first) {
      RunFolder folder = RunFolder.of(sweep, config);
      if (Files.isDirectory(folder.path())) {
        folders.put(folder.path(), folder);
      }
    }
    try (Stream<Path> children = Files.list(sweep)) {
      for (Path child : children.sorted().toList()) {
        if (!folders.containsKey(child)) {
          RunFolder.open(child).ifPresent(folder -> folders.put(child, folder));
        }
      }
    }
    return List.copyOf(folders.values());
  }

  /** Writes the summary of a sweep's folder. */
  public static void write(Path sweep, List<RunConfig> first) throws IOException {
    List<Object> header = new ArrayList<>(List.of("run"));
    ConfigKeys.ALL.forEach(key -> header.add(key.name().replace('-', '_')));
    header.addAll(
        List.of(
            "completed_steps",
            "test_accuracy",
            "best_test_accuracy",
            "train_loss",
            "attacked_steps",
            "negative_share",
            "rejected",
            "seconds"));
    StringBuilder text = new StringBuilder(CsvTable.FORMAT.format(header.toArray())).append('\n');
    for (RunFolder folder : runs(sweep, first)) {
      text.append(CsvTable.FORMAT.format(row(folder).toArray())).append('\n');
    }
    AtomicFile.write(sweep.resolve(FILE), text.toString());
  }

  private static List<Object> row(RunFolder folder) throws IOException {
    RunResult result = folder.result();
    List<Object> row = new ArrayList<>(List.of(folder.path().getFileName().toString()));
    folder.config().values().values().forEach(value -> row.add(forPandas(value)));
    row.addAll(
        List.of(
            result.steps(),
            CsvTable.format(result.testAccuracy()),
            CsvTable.format(result.bestTestAccuracy()),
            CsvTable.format(result.trainLoss()),
            result.attackedSteps(),
            CsvTable.format(result.negativeShare()),
            result.rejected(),
            CsvTable.format(result.seconds())));
    return row;
  }

  /** The word nan is a missing value to pandas; the same attack with brackets is a text. */
  private static Object forPandas(Object value) {
    return value.equals("nan") ? "nan()" : value;
  }
}
