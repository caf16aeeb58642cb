package dev.strategikon.report.text;

import java.util.List;

/**
 * What a report says besides its figures and tables.
 *
 * @param title the heading
 * @param introduction a paragraph, or nothing
 * @param verdicts the claims, or none
 * @param remarks more paragraphs, after the figures; or none
 * @param selections parts of the sweep that are drawn by themselves, before all of it; or none
 */
public record ReportText(
    String title,
    String introduction,
    List<Verdict> verdicts,
    List<Remark> remarks,
    List<PaperFigure> selections) {
  /** Copies the lists. */
  public ReportText {
    verdicts = List.copyOf(verdicts);
    remarks = List.copyOf(remarks);
    selections = List.copyOf(selections);
  }

  /** Creates a text without selections. */
  public ReportText(
      String title, String introduction, List<Verdict> verdicts, List<Remark> remarks) {
    this(title, introduction, verdicts, remarks, List.of());
  }

  /** Creates a text without remarks and selections. */
  public ReportText(String title, String introduction, List<Verdict> verdicts) {
    this(title, introduction, verdicts, List.of());
  }
}
