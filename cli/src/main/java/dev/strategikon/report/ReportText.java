package dev.strategikon.report;

import java.util.List;

/**
 * What a report says besides its figures and tables.
 *
 * @param title the heading
 * @param introduction a paragraph, or nothing
 * @param verdicts the claims, or none
 */
public record ReportText(String title, String introduction, List<Verdict> verdicts) {
  /** Copies the verdicts. */
  public ReportText {
    verdicts = List.copyOf(verdicts);
  }
}
