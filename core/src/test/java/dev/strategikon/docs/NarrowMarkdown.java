package dev.strategikon.docs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fits Markdown into {@value #COLUMNS} columns. Paragraphs and list items wrap. A table that is too
 * wide loses the blanks around its cells; if it is still too wide, each row becomes a list item.
 * Headings and code stay as they are.
 */
public final class NarrowMarkdown {
  /** How long a line may be, in code points. */
  public static final int COLUMNS = 120;

  private static final Pattern PREFIX = Pattern.compile("^ *(?:[-*] |\\d+\\. )?");

  /** A code span, or a word. A code span never breaks. */
  private static final Pattern WORD = Pattern.compile("(?:`[^`]*`|[^ `])+");

  /** Words that would begin a list, a quote, a table or a heading on a line; units and dots. */
  private static final Pattern STAYS = Pattern.compile("[-+*·]|[%>|].*|#{1,6}|=+|-+|\\d{1,9}[.)]");

  private NarrowMarkdown() {}

  /** Returns the text with no line over the limit, except headings and code. */
  public static String of(String markdown) {
    List<String> lines = Arrays.asList(markdown.split("\n", -1));
    List<String> narrow = new ArrayList<>();
    boolean code = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.strip().startsWith("```")) {
        code = !code;
      }
      if (!code && line.startsWith("|")) {
        int end = i;
        while (end < lines.size() && lines.get(end).startsWith("|")) {
          end++;
        }
        narrow.addAll(table(lines.subList(i, end)));
        i = end - 1;
      } else if (code || line.startsWith("#") || length(line) <= COLUMNS) {
        narrow.add(line);
      } else {
        narrow.addAll(wrap(line));
      }
    }
    return String.join("\n", narrow);
  }

  /** Returns how many columns a line takes. */
  static int length(String line) {
    return line.codePointCount(0, line.length());
  }

  private static List<String> wrap(String line) {
    Matcher prefix = PREFIX.matcher(line);
    prefix.find();
    String indent = " ".repeat(prefix.end());
    List<String> wrapped = new ArrayList<>();
    StringBuilder current = new StringBuilder(prefix.group());
    boolean empty = true;
    for (String word : words(line.substring(prefix.end()))) {
      if (!empty && length(current.toString()) + 1 + length(word) > COLUMNS) {
        wrapped.add(current.toString());
        current = new StringBuilder(indent);
        empty = true;
      }
      current.append(empty ? "" : " ").append(word);
      empty = false;
    }
    wrapped.add(current.toString());
    return wrapped;
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      String word = matcher.group();
      if (!words.isEmpty() && STAYS.matcher(word).matches()) {
        word = words.remove(words.size() - 1) + " " + word;
      }
      words.add(word);
    }
    return words;
  }

  private static List<String> table(List<String> lines) {
    if (fits(lines)) {
      return lines;
    }
    List<List<String>> rows = lines.stream().map(NarrowMarkdown::cells).toList();
    List<String> compact = rows.stream().map(row -> "|" + String.join("|", row) + "|").toList();
    if (fits(compact)) {
      return compact;
    }
    List<String> items = new ArrayList<>();
    for (List<String> row : rows.subList(2, rows.size())) {
      items.add("- **" + row.get(0) + "**");
      for (int c = 1; c < row.size(); c++) {
        items.addAll(wrap("  - " + rows.get(0).get(c) + ": " + row.get(c)));
      }
    }
    return items;
  }

  private static boolean fits(List<String> lines) {
    return lines.stream().allMatch(line -> length(line) <= COLUMNS);
  }

  private static List<String> cells(String row) {
    return Arrays.stream(row.strip().substring(1).split("(?<!\\\\)\\|"))
        .map(String::strip)
        .toList();
  }
}
