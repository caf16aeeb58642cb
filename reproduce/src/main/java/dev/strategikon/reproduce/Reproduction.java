package dev.strategikon.reproduce;

import dev.strategikon.compute.Compute;
import dev.strategikon.config.RunConfig;
import dev.strategikon.files.AtomicFile;
import dev.strategikon.files.TextFile;
import dev.strategikon.report.Report;
import dev.strategikon.report.text.PaperFigure;
import dev.strategikon.report.text.ReportText;
import dev.strategikon.report.text.Verdict;
import dev.strategikon.reproduce.published.PublishedCurves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A reproduction of a part of the paper at a scale, whose runs are finished.
 *
 * @param part what is reproduced
 * @param scale the size of its runs
 * @param grid the runs of the part
 */
public record Reproduction(Part part, Scale scale, PaperGrid grid) {
  private static final String PUBLISHED = "published.csv";

  private static final String INTRODUCTION =
      "Twenty-five workers train one network by synchronous SGD; the Byzantine ones among them send"
          + " −ε times the mean of the honest gradients, or what else an attack says. Each claim of"
          + " the paper is judged by a rule that stands below it. An aggregate A"
          + " descends while its inner product with the honest mean v̄ is positive.";

  /**
   * Keeps the paper's curves with a sweep, where reports find them.
   *
   * @param file CSV with the columns rule, epsilon, metric, curve, epoch and value
   * @param sweep the sweep's folder
   * @throws IOException if it cannot be read or is no such table; the message names file and line
   */
  public static void keepPublished(Path file, Path sweep) throws IOException {
    PublishedCurves.read(file);
    AtomicFile.write(sweep.resolve(PUBLISHED), TextFile.read(file));
  }

  /**
   * Checks a file of published curves.
   *
   * @param file CSV with the columns rule, epsilon, metric, curve, epoch and value
   * @throws IOException as {@link #keepPublished} does
   */
  public static void checkPublished(Path file) throws IOException {
    PublishedCurves.read(file);
  }

  /** Returns the curves that were kept with a sweep, or the few numbers of the program. */
  private static PublishedCurves published(Path sweep) throws IOException {
    Path kept = sweep.resolve(PUBLISHED);
    return Files.exists(kept) ? PublishedCurves.read(kept) : PublishedCurves.printed();
  }

  /**
   * Measures what finished runs do not say by themselves: how near each is to a critical point.
   * Does nothing at scales that have no such runs, and repeats nothing.
   *
   * @param sweep the sweep's folder
   * @param data where data sets lie
   * @param compute the threads
   * @param progress called with each run before it is measured
   * @throws IOException if a run or the data cannot be read, or the results not be written
   */
  public void measure(Path sweep, Path data, Compute compute, Consumer<RunConfig> progress)
      throws IOException {
    if (scale.moments()) {
      new MomentSampler(data, compute).measure(sweep, grid.runs(), progress);
    }
  }

  /**
   * Judges the claims of the part by the runs in a sweep's folder.
   *
   * @param sweep the sweep's folder
   * @return one for each claim, in order; at a scale for some claims, those that were measured
   * @throws IOException if a run's files cannot be read
   */
  public List<Verdict> judge(Path sweep) throws IOException {
    List<Verdict> verdicts = evidence(sweep).verdicts(Claims.of(part));
    // At a scale for some claims the others are not missing.
    return scale.moments()
        ? verdicts.stream()
            .filter(verdict -> !verdict.measured().equals(Finding.NOT_MEASURED.measured()))
            .toList()
        : verdicts;
  }

  Evidence evidence(Path sweep) throws IOException {
    return Evidence.read(sweep, grid, scale.judge(), published(sweep));
  }

  /**
   * {@return the table of differences between measured and published curves, as Markdown}
   *
   * @param sweep the sweep's folder
   * @throws IOException if a run's files cannot be read
   */
  public String differences(Path sweep) throws IOException {
    return DifferenceTable.of(evidence(sweep)).markdown();
  }

  /**
   * Writes {@code report.html}, the figures and {@code reproduction.md}, unless they exist and are
   * up to date.
   *
   * @param sweep the sweep's folder
   * @param verdicts the result of {@link #judge}
   * @return whether it wrote them
   * @throws IOException if a run's files cannot be read or the report cannot be written
   */
  public boolean report(Path sweep, List<Verdict> verdicts) throws IOException {
    ReproductionPage page = new ReproductionPage(this, verdicts, figures(sweep));
    Path file = sweep.resolve("reproduction.md");
    if (Files.exists(sweep.resolve("report.html"))
        && Files.exists(file)
        && TextFile.read(file).equals(page.markdown(sweep))) {
      return false;
    }
    Report.write(sweep, text(verdicts, figures(sweep)));
    AtomicFile.write(
        sweep.resolve(DifferenceTable.FILE), DifferenceTable.of(evidence(sweep)).csv());
    AtomicFile.write(file, page.markdown(sweep));
    return true;
  }

  /**
   * Returns the words of the report.
   *
   * @param sweep the folder; no claim is judged while runs are missing
   * @throws IOException if a run's files cannot be read
   */
  ReportText text(Path sweep) throws IOException {
    boolean complete = Evidence.isComplete(sweep, grid);
    return text(
        complete ? judge(sweep) : List.of(),
        complete ? figures(sweep) : Figures.of(part, grid, published(sweep)));
  }

  private List<PaperFigure> figures(Path sweep) throws IOException {
    if (!scale.moments()) {
      return Figures.of(part, grid, published(sweep));
    }
    Evidence evidence = evidence(sweep);
    List<PaperFigure> figures = new ArrayList<>();
    if (!evidence.moments().isEmpty()) {
      figures.add(Figures.convergence(grid, evidence));
    }
    return figures;
  }

  private ReportText text(List<Verdict> verdicts, List<PaperFigure> figures) {
    return new ReportText(
        "Does the paper hold? %s at scale %s".formatted(part, scale),
        INTRODUCTION,
        verdicts,
        figures);
  }
}
