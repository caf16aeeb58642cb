package dev.strategikon.docs;

import dev.strategikon.spec.Catalogue;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The part of a page of documentation that a catalogue writes, between two marks. All else on the
 * page is written by hand and stays.
 *
 * @param catalogue whose entries all have a guide
 */
record CataloguePage(Catalogue<?> catalogue) {
  private static final String BEGIN = "<!-- From here on the catalogue writes. -->\n";
  private static final String END = "<!-- Up to here the catalogue writes. -->\n";

  /**
   * Returns a page with its written part as the catalogue says.
   *
   * @param page the page as it is, with both marks
   */
  String rewrite(String page) {
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("The page needs the lines\n" + BEGIN + END);
    }
    return page.substring(0, begin + BEGIN.length()) + written() + "\n" + page.substring(end);
  }

  private String written() {
    List<? extends Entry<?>> entries = catalogue.entries();
    String contents =
        entries.stream()
            .map(entry -> "[%1$s](#%1$s)".formatted(entry.name()))
            .collect(Collectors.joining(" · "));
    return entries.stream()
        .map(CataloguePage::section)
        .collect(Collectors.joining("\n", contents + "\n\n", ""));
  }

  private static String section(Entry<?> entry) {
    Guide guide = entry.guide();
    return """
        ## %s

        %s

        ```text
        %s
        ```

        %s
        - **Source:** %s
        - **Needs:** %s
        - **Cost:** %s
        - **When not to use it:** %s
        """
        .formatted(
            entry.name(),
            entry.summary(),
            guide.formula(),
            parameters(entry.parameters()),
            entry.source(),
            guide.needs(),
            guide.cost(),
            guide.avoid());
  }

  private static String parameters(List<Parameter> parameters) {
    if (parameters.isEmpty()) {
      return "- **Parameters:** none";
    }
    return parameters.stream()
        .map(
            parameter ->
                "| `%s` | %s | %s |\n"
                    .formatted(
                        parameter.name(),
                        parameter.isRequired()
                            ? "must be given"
                            : "`" + parameter.defaultValue() + "`",
                        parameter.description()))
        .collect(Collectors.joining("", "| parameter | default | meaning |\n|---|---|---|\n", ""));
  }
}
