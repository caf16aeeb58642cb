package dev.strategikon.reproduce;

import dev.strategikon.files.AtomicFile;
import dev.strategikon.report.Report;
import dev.strategikon.report.text.PaperFigure;
import dev.strategikon.report.text.ReportText;
import dev.strategikon.report.text.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A reproduction of a part of the paper at a scale, whose runs are finished.
 *
 * @param part what is reproduced
 * @param scale the size of its runs
 * @param grid the runs of the part
 */
public record Reproduction(Part part, Scale scale, PaperGrid grid) {
  private static final String INTRODUCTION =
      "Twenty-five workers train one network by synchronous SGD; the Byzantine ones among them send"
          + " −ε times the mean of the honest gradients, or what else an attack says. Each claim of"
          + " the paper is judged by a rule that stands below it. An aggregate A"
          + " descends while its inner product with the honest mean v̄ is positive.";

  /**
   * Judges the claims of the part by the runs in a sweep's folder.
   *
   * @throws IOException if a run's files cannot be read
   */
  public List<Verdict> judge(Path sweep) throws IOException {
    return Evidence.read(sweep, grid, scale.judge()).verdicts(Claims.of(part));
  }

  /**
   * Writes {@code report.html}, the figures and {@code reproduction.md}, unless they exist and are
   * up to date.
   *
   * @param verdicts the result of {@link #judge}
   * @return whether it wrote them
   * @throws IOException if a run's files cannot be read or the report cannot be written
   */
  public boolean report(Path sweep, List<Verdict> verdicts) throws IOException {
    List<PaperFigure> figures = Figures.of(part, grid);
    ReproductionPage page = new ReproductionPage(this, verdicts, figures);
    Path file = sweep.resolve("reproduction.md");
    if (Files.exists(sweep.resolve("report.html"))
        && Files.exists(file)
        && Files.readString(file).equals(page.markdown(sweep))) {
      return false;
    }
    Report.write(sweep, text(verdicts));
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
    return text(Evidence.isComplete(sweep, grid) ? judge(sweep) : List.of());
  }

  private ReportText text(List<Verdict> verdicts) {
    return new ReportText(
        "Does the paper hold? %s at scale %s".formatted(part, scale),
        INTRODUCTION,
        verdicts,
        Figures.of(part, grid));
  }
}
