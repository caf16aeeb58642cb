package dev.strategikon.report.text;

import java.util.List;

/**
 * A claim and its outcome.
 *
 * @param id the claim's short name, such as {@code C1}; or nothing
 * @param claim what is claimed, in one line
 * @param published the numbers of who claims it, in one line; or nothing
 * @param measured the numbers, in one line
 * @param closeness how near the two are, in one line; or nothing
 * @param outcome whether the numbers support the claim
 * @param note how it was judged, or nothing
 * @param figures names of figures that show it, such as {@code accuracy}; the page links to them
 */
public record Verdict(
    String id,
    String claim,
    String published,
    String measured,
    String closeness,
    Outcome outcome,
    String note,
    List<String> figures) {
  /**
   * Copies the names.
   *
   * @param id the claim's short name, such as {@code C1}; or nothing
   * @param claim what is claimed, in one line
   * @param published the numbers of who claims it, in one line; or nothing
   * @param measured the numbers, in one line
   * @param closeness how near the two are, in one line; or nothing
   * @param outcome whether the numbers support the claim
   * @param note how it was judged, or nothing
   * @param figures names of figures that show it, such as {@code accuracy}; the page links to them
   */
  public Verdict {
    figures = List.copyOf(figures);
  }

  /**
   * Creates a verdict on a claim that has no published numbers.
   *
   * @param id the claim's short name, such as {@code C1}; or nothing
   * @param claim what is claimed, in one line
   * @param measured the numbers, in one line
   * @param outcome whether the numbers support the claim
   * @param note how it was judged, or nothing
   * @param figures names of figures that show it, such as {@code accuracy}; the page links to them
   */
  public Verdict(
      String id,
      String claim,
      String measured,
      Outcome outcome,
      String note,
      List<String> figures) {
    this(id, claim, "", measured, "", outcome, note, figures);
  }
}
