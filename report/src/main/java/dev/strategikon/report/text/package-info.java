/** What a report says besides its numbers: title, verdicts, remarks, and figures of a paper. */
package dev.strategikon.report.text;
