package dev.strategikon.report.page;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The few things that make text safe in a page. */
public final class Html {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z]+)}}");

  private Html() {}

  /** Returns text for an element or a quoted attribute. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Returns a script's text such that nothing in it ends the element that it stands in. */
  static String script(String text) {
    return text.replace("</", "<\\/").replace("<!--", "<\\!--");
  }

  /** Replaces each {@code {{name}}} of a template once; what is put in is not searched again. */
  static String fill(String template, Map<String, String> values) {
    Matcher matcher = PLACEHOLDER.matcher(template);
    StringBuilder page = new StringBuilder();
    while (matcher.find()) {
      String value = values.get(matcher.group(1));
      if (value == null) {
        throw new IllegalArgumentException("The template asks for " + matcher.group(1));
      }
      matcher.appendReplacement(page, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(page).toString();
  }
}
