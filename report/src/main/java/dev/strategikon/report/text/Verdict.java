package dev.strategikon.report.text;

import java.util.List;

/**
 * A claim and what became of it.
 *
 * @param id what it is called elsewhere, such as {@code C1}; or nothing
 * @param claim what is claimed, in one line
 * @param measured the numbers, in one line
 * @param outcome what they say
 * @param note what a reader should know besides, or nothing
 * @param figures names of figures that show it, such as {@code accuracy}; the page links to them
 */
public record Verdict(
    String id, String claim, String measured, Outcome outcome, String note, List<String> figures) {
  /** Copies the names. */
  public Verdict {
    figures = List.copyOf(figures);
  }

  /** Creates a verdict that says no more than what was measured. */
  public Verdict(String claim, String measured, Outcome outcome) {
    this("", claim, measured, outcome, "", List.of());
  }
}
