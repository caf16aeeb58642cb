package dev.strategikon.store;

import dev.strategikon.config.RunConfig;
import dev.strategikon.files.AtomicFile;
import dev.strategikon.files.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code plan.csv}: the runs that a sweep was last asked for, with their steps, so that others can
 * tell how much of it is still to come. {@link Summary} has only runs that have begun.
 */
public final class PlanFile {
  /** The name of the file in a sweep's folder. */
  public static final String FILE = "plan.csv";

  private static final String RUN = "run";
  private static final String STEPS = "steps";

  private PlanFile() {}

  /**
   * Writes the runs of a sweep.
   *
   * @param sweep the sweep's folder
   * @param runs its runs, in the order of the file
   * @param permission to write the folder
   * @throws IOException if the file cannot be written, or is of another origin
   */
  public static void write(Path sweep, List<RunConfig> runs, AtomicFile.Permission permission)
      throws IOException {
    requireOwn(sweep);
    Path file = sweep.resolve(FILE);
    StringBuilder text = new StringBuilder(Csv.line(RUN, STEPS));
    runs.forEach(run -> text.append(Csv.line(run.folderName(), run.options().steps())));
    AtomicFile.write(file, permission, text.toString());
  }

  /**
   * Checks that a sweep's folder has no file of another origin where the plan is written.
   *
   * @param sweep the sweep's folder
   * @throws IOException if it has one
   */
  public static void requireOwn(Path sweep) throws IOException {
    Path file = sweep.resolve(FILE);
    if (Files.exists(file) && !TextFile.read(file).startsWith(RUN + "," + STEPS)) {
      throw new IOException(
          file + " is not the plan of a sweep, and is not replaced; choose another --out");
    }
  }

  /**
   * Reads the steps of each planned run, by the name of its folder.
   *
   * @param sweep the sweep's folder
   * @return none if there is no plan, as in a sweep from before there were plans
   * @throws IOException if the file cannot be read
   */
  public static Map<String, Integer> steps(Path sweep) throws IOException {
    Path file = sweep.resolve(FILE);
    Map<String, Integer> steps = new LinkedHashMap<>();
    if (Files.isRegularFile(file)) {
      for (Map<String, String> row : CsvTable.rows(file)) {
        try {
          steps.put(row.getOrDefault(RUN, ""), Integer.valueOf(row.getOrDefault(STEPS, "")));
        } catch (NumberFormatException e) {
          throw new IOException(file + ": not a number of steps in " + row, e);
        }
      }
    }
    return steps;
  }
}
