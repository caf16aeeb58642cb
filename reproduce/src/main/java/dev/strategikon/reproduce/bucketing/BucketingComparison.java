package dev.strategikon.reproduce.bucketing;

import dev.strategikon.config.RunConfig;
import dev.strategikon.files.AtomicFile;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Cells of a published file, and our runs of them.
 *
 * <p>Example:
 *
 * <pre>{@code
 * BucketingComparison comparison = BucketingComparison.of(file, Map.of(), 0, Map.of());
 * // train comparison.runs() into a sweep's folder
 * String page = comparison.write(sweep);
 * }</pre>
 */
public final class BucketingComparison {
  /** Their measure: the mean of so many last evaluations. */
  private static final int LAST_EVALUATIONS = 5;

  private static final String PAGE = "comparison.md";
  private static final String TABLE = "comparison.csv";

  private final List<PublishedRun> published;
  private final Selection selection;
  private final Map<String, String> overrides;

  private BucketingComparison(
      List<PublishedRun> published, Selection selection, Map<String, String> overrides) {
    this.published = published;
    this.selection = selection;
    this.overrides = overrides;
  }

  /**
   * Reads the published runs and chooses cells of them.
   *
   * @param file CSV with the columns experiment, rule, attack, n, f, split, bucketing, momentum and
   *     accuracy_last5
   * @param where values that cells must have, by column; empty for experiment 2, and experiment 3
   *     without momentum
   * @param runs how many runs of each cell; 0 for three, and two of experiment 3
   * @param overrides values that replace those of all runs, by key, as YAML text
   * @return the comparison, of which nothing is trained yet
   * @throws IOException if the file cannot be read or is no such table; the message names the line
   * @throws IllegalArgumentException if no cell is chosen, or one that cannot be trained here
   */
  public static BucketingComparison of(
      Path file, Map<String, String> where, int runs, Map<String, String> overrides)
      throws IOException {
    List<PublishedRun> published = PublishedRun.read(file);
    BucketingComparison comparison =
        new BucketingComparison(published, Selection.of(published, where, runs), overrides);
    comparison.runs(); // fails for cells that are unknown
    return comparison;
  }

  /** {@return our runs: the first seed of all cells, then the second, and so on} */
  public List<RunConfig> runs() {
    int most = selection.seeds().values().stream().mapToInt(count -> count).max().orElseThrow();
    List<RunConfig> runs = new ArrayList<>();
    for (int seed = 0; seed < most; seed++) {
      for (Map.Entry<PublishedCell, Integer> entry : selection.seeds().entrySet()) {
        if (seed < entry.getValue()) {
          runs.add(entry.getKey().run(seed, overrides));
        }
      }
    }
    return runs;
  }

  /**
   * Compares the finished runs in a sweep's folder, and writes {@code comparison.md} and {@code
   * comparison.csv} there.
   *
   * @param sweep the sweep's folder; created if it does not exist
   * @return the page, as Markdown
   * @throws IOException if a run's files cannot be read or the page not be written
   */
  public String write(Path sweep) throws IOException {
    ComparisonPage page = new ComparisonPage(cells(sweep), overrides);
    Files.createDirectories(sweep);
    AtomicFile.write(sweep.resolve(TABLE), page.csv());
    AtomicFile.write(sweep.resolve(PAGE), page.markdown());
    return page.markdown();
  }

  List<ComparedCell> cells(Path sweep) throws IOException {
    List<ComparedCell> cells = new ArrayList<>();
    for (Map.Entry<PublishedCell, Integer> entry : selection.seeds().entrySet()) {
      List<Double> ours = new ArrayList<>();
      for (int seed = 0; seed < entry.getValue(); seed++) {
        RunFolder folder = RunFolder.of(sweep, entry.getKey().run(seed, overrides));
        if (Files.isDirectory(folder.path()) && folder.isFinished()) {
          ours.add(accuracy(folder.metrics()));
        }
      }
      cells.add(new ComparedCell(entry.getKey(), theirs(entry.getKey()), new Accuracies(ours)));
    }
    return cells;
  }

  private Accuracies theirs(PublishedCell cell) {
    return new Accuracies(
        published.stream()
            // Cells without momentum stand in two experiments, by the same runs.
            .filter(run -> run.cell().equals(cell))
            .filter(run -> run.experiment().equals(experiment(cell)))
            .map(PublishedRun::accuracy)
            .toList());
  }

  private String experiment(PublishedCell cell) {
    return published.stream()
        .filter(run -> run.cell().equals(cell))
        .map(PublishedRun::experiment)
        .findFirst()
        .orElseThrow();
  }

  /** Returns the mean accuracy of the last five evaluations, in percent. */
  static double accuracy(List<StepMetrics> rows) {
    List<StepMetrics> evaluated = rows.stream().filter(StepMetrics::isEvaluated).toList();
    return 100
        * evaluated.stream()
            .skip(Math.max(0, evaluated.size() - LAST_EVALUATIONS))
            .mapToDouble(StepMetrics::testAccuracy)
            .average()
            .orElse(Double.NaN);
  }
}
