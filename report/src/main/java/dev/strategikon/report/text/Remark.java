package dev.strategikon.report.text;

/**
 * A paragraph that a report has besides its figures, such as how a setting was chosen.
 *
 * @param heading its heading
 * @param text plain text; a blank line begins a new paragraph
 */
public record Remark(String heading, String text) {}
