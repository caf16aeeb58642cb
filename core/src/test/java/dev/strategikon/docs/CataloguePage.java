package dev.strategikon.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.strategikon.spec.Catalogue;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The part of a page of documentation that a catalogue writes, between two marks. All else on the
 * page is written by hand and stays.
 *
 * @param catalogue whose entries all have a guide
 */
public record CataloguePage(Catalogue<?> catalogue) {
  private static final String BEGIN = "<!-- From here on the catalogue writes. -->\n";
  private static final String END = "<!-- Up to here the catalogue writes. -->\n";

  /**
   * Asserts that a page is what its catalogue says; with {@code -Dstrategikon.write=true} writes it
   * instead.
   *
   * @param name the page's file in {@code docs}
   * @param rewrite the command that writes it, for the message
   */
  public static void assertWritten(String name, Catalogue<?> catalogue, String rewrite)
      throws IOException {
    for (Entry<?> entry : catalogue.entries()) {
      assertNotNull(entry.guide(), entry.name() + " has no guide");
    }
    Path file = Path.of("..", "docs", name);
    String page = Files.readString(file);
    String rewritten = new CataloguePage(catalogue).rewrite(page);
    if (Boolean.getBoolean("strategikon.write")) {
      Files.writeString(file, rewritten);
    } else {
      assertEquals(
          rewritten, page, "docs/" + name + " is not what the catalogue says. Run: " + rewrite);
    }
  }

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
