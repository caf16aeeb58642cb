package dev.strategikon.spec;

import dev.strategikon.spec.Catalogue.Entry;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The reference of a family as Markdown, from its catalogue. The pages in {@code docs/reference}
 * are made of it, and {@code strategikon list --markdown} prints it, members that providers bring
 * included.
 *
 * @param catalogue the family
 */
public record Reference(Catalogue<?> catalogue) {
  /** {@return the page: a line of links, then a section for each member} */
  public String markdown() {
    List<? extends Entry<?>> entries = catalogue.entries();
    String contents =
        entries.stream()
            .map(entry -> "[%1$s](#%1$s)".formatted(entry.name()))
            .collect(Collectors.joining(" · "));
    return entries.stream()
        .map(this::section)
        .collect(Collectors.joining("\n", contents + "\n\n", ""));
  }

  private String section(Entry<?> entry) {
    return """
        ## %s

        %s

        %s%s
        - **Source:** %s
        %s%s"""
        .formatted(
            entry.name(),
            entry.summary(),
            entry.guide() == null ? "" : "```text\n" + entry.guide().formula() + "\n```\n\n",
            parameters(entry.parameters()),
            entry.source(),
            catalogue.origin(entry.name()).map("- **Brought by:** %s\n"::formatted).orElse(""),
            entry.guide() == null ? "" : advice(entry.guide()));
  }

  private static String advice(Guide guide) {
    return """
        - **Needs:** %s
        - **Cost:** %s
        - **When not to use it:** %s
        """
        .formatted(guide.needs(), guide.cost(), guide.avoid());
  }

  private static String parameters(List<Parameter> parameters) {
    if (parameters.isEmpty()) {
      return "- **Parameters:** none";
    }
    return parameters.stream()
        .map(Reference::parameter)
        .collect(Collectors.joining("\n", "- **Parameters:**\n", ""));
  }

  private static String parameter(Parameter parameter) {
    String value =
        parameter.isRequired() ? "must be given" : "default `" + parameter.defaultValue() + "`";
    return "  - `%s` (%s): %s".formatted(parameter.name(), value, parameter.description());
  }
}
