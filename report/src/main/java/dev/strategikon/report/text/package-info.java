/** The words of a report: its title, verdicts on claims, and the figures of a paper. */
package dev.strategikon.report.text;
