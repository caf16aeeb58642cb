package dev.strategikon.reproduce;

import dev.strategikon.docs.NarrowMarkdown;
import dev.strategikon.text.ShownNumbers;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The parts of {@code docs/reproduction.md} that are not written by hand, each between two marks:
 * the rules, as the program has them, and the results of a reproduction.
 */
final class ReproductionDoc {
  /** A row of the verdict: claim, what the paper says, what was measured, outcome. */
  private static final Pattern VERDICT =
      Pattern.compile(
          "(?m)^\\| ([^|]*) \\| (.*) \\| (.*) \\| (.*) \\| (\\S \\*\\*.*\\*\\*.*) \\|$");

  private static final String VERDICT_HEADER =
      "| claim | the paper says | published | measured | outcome |\n|---|---|---|---|---|\n";

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
    String list =
        VERDICT
            .matcher(body.replace(VERDICT_HEADER, ""))
            .replaceAll("- **$1** $5\n  - The paper says: $2\n  - Published: $3\n  - Measured: $4")
            .replace("\n  - Published: \n", "\n");
    return between(page, "results", list.replace("](figures/", "](images/reproduction/"));
  }

  private static String between(String page, String part, String text) {
    String begin = "<!-- From here on the program writes the %s. -->\n".formatted(part);
    String end = "<!-- Up to here the program writes the %s. -->\n".formatted(part);
    int from = page.indexOf(begin);
    int to = page.indexOf(end);
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("The page needs the lines\n" + begin + end);
    }
    String narrow = NarrowMarkdown.of(text);
    return page.substring(0, from + begin.length()) + "\n" + narrow + "\n\n" + page.substring(to);
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
                            ShownNumbers.percent(scale.judge().trained()),
                            ShownNumbers.percent(scale.judge().untrained())))
            .collect(Collectors.joining("\n"));
    String claims =
        Claims.ALL.stream()
            .map(
                claim ->
                    "- **%s**: %s\n  - %s"
                        .formatted(
                            claim.id(),
                            claim.says(),
                            claim.rule().replace(" Does not", "\n  - Does not")))
            .collect(Collectors.joining("\n"));
    return """
        %s

        | scale | trains from | does not train below |
        |---|---|---|
        %s

        %s"""
        .formatted(words, scales, claims);
  }
}
