package dev.strategikon.reproduce;

import dev.strategikon.report.text.Numbers;
import java.util.stream.Collectors;

/**
 * The parts of {@code docs/reproduction.md} that are not written by hand, each between two marks:
 * the rules, as the program has them, and the results of a reproduction.
 */
final class ReproductionDoc {
  private ReproductionDoc() {}

  /** Returns the page with the rules as the program has them. */
  static String withRules(String page) {
    return between(page, "rules", rules());
  }

  /**
   * Returns the page with the results that a reproduction wrote.
   *
   * @param results its {@code reproduction.md}; its first heading is the page's own business
   */
  static String withResults(String page, String results) {
    String body = results.substring(results.indexOf('\n') + 1).strip();
    return between(page, "results", body.replace("](figures/", "](images/reproduction/"));
  }

  private static String between(String page, String part, String text) {
    String begin = "<!-- From here on the program writes the %s. -->\n".formatted(part);
    String end = "<!-- Up to here the program writes the %s. -->\n".formatted(part);
    int from = page.indexOf(begin);
    int to = page.indexOf(end);
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("The page needs the lines\n" + begin + end);
    }
    return page.substring(0, from + begin.length()) + "\n" + text + "\n\n" + page.substring(to);
  }

  private static String rules() {
    String words =
        Judge.words().entrySet().stream()
            .map(word -> "- *%s*: %s".formatted(word.getKey(), word.getValue()))
            .collect(Collectors.joining("\n"));
    String scales =
        Scale.ALL.stream()
            .map(
                scale ->
                    "| `%s` | %s | %s |"
                        .formatted(
                            scale.name(),
                            Numbers.percent(scale.judge().trained()),
                            Numbers.percent(scale.judge().untrained())))
            .collect(Collectors.joining("\n"));
    String claims =
        Claims.ALL.stream()
            .map(claim -> "| %s | %s | %s |".formatted(claim.id(), claim.says(), claim.rule()))
            .collect(Collectors.joining("\n"));
    return """
        %s

        | scale | trains from | does not train below |
        |---|---|---|
        %s

        | claim | what the paper says | rule |
        |---|---|---|
        %s"""
        .formatted(words, scales, claims);
  }
}
