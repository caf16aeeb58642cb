package dev.strategikon.report.page;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Escapes text and fills templates. */
public final class Html {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z]+)}}");

  private Html() {}

  /**
   * Escapes text for an element or a quoted attribute.
   *
   * @param text plain text
   * @return the text without markup characters
   */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Escapes a script so that nothing in it ends its element. */
  static String script(String text) {
    return text.replace("</", "<\\/").replace("<!--", "<\\!--");
  }

  /**
   * Replaces each {@code {{name}}} of a template. Inserted text is not searched again.
   *
   * @param template the page, with names of small letters
   * @param values by name
   * @return the page
   * @throws IllegalArgumentException if a name has no value
   */
  public static String fill(String template, Map<String, String> values) {
    Matcher matcher = PLACEHOLDER.matcher(template);
    StringBuilder page = new StringBuilder();
    while (matcher.find()) {
      String value = values.get(matcher.group(1));
      if (value == null) {
        throw new IllegalArgumentException("No value for {{" + matcher.group(1) + "}}");
      }
      matcher.appendReplacement(page, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(page).toString();
  }
}
