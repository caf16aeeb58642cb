package dev.strategikon.report;

/**
 * A claim and what became of it.
 *
 * @param claim what is claimed, in one line
 * @param measured the numbers, in one line
 * @param outcome what they say
 */
public record Verdict(String claim, String measured, Outcome outcome) {}
