package dev.strategikon.report.text;

import java.util.List;

/**
 * The words of a report.
 *
 * @param title the heading
 * @param introduction a paragraph, or nothing
 * @param verdicts the verdicts on claims, or none
 * @param figures the figures of a paper, which stand before all others; or none
 */
public record ReportText(
    String title, String introduction, List<Verdict> verdicts, List<PaperFigure> figures) {
  /**
   * Copies the lists.
   *
   * @param title the heading
   * @param introduction a paragraph, or nothing
   * @param verdicts the verdicts on claims, or none
   * @param figures the figures of a paper, which stand before all others; or none
   */
  public ReportText {
    verdicts = List.copyOf(verdicts);
    figures = List.copyOf(figures);
  }

  /**
   * Creates a text without figures of a paper.
   *
   * @param title the heading
   * @param introduction a paragraph, or nothing; plain text
   * @param verdicts the verdicts on claims, or none
   */
  public ReportText(String title, String introduction, List<Verdict> verdicts) {
    this(title, introduction, verdicts, List.of());
  }
}
