package dev.strategikon.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A page of the documentation: how wide it is and where its links lead.
 *
 * @param file where it is
 * @param text its Markdown
 */
record MarkdownPage(Path file, String text) {
  private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^ *```.*?^ *```");
  private static final Pattern CODE_SPAN = Pattern.compile("`[^`]+`");
  private static final Pattern INLINE_LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern DEFINITION = Pattern.compile("(?m)^\\[([^]]+)\\]: (\\S+)$");
  private static final Pattern REFERENCE = Pattern.compile("\\[([^\\[\\]]+)\\]\\[([^\\[\\]]*)\\]");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.*)$");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");

  static MarkdownPage read(Path file) throws IOException {
    return new MarkdownPage(file, Files.readString(file));
  }

  int lineCount() {
    return (int) text.lines().count();
  }

  /** Returns where the lines over the limit are. */
  List<String> longLines() {
    List<String> lines = text.lines().toList();
    return IntStream.range(0, lines.size())
        .filter(i -> NarrowMarkdown.length(lines.get(i)) > NarrowMarkdown.COLUMNS)
        .mapToObj(i -> file + ":" + (i + 1))
        .toList();
  }

  /** Returns all links to files and headings that are not there. Other sites are not asked. */
  List<String> brokenLinks() throws IOException {
    String prose = CODE_SPAN.matcher(withoutCode()).replaceAll("code");
    List<String> broken = new ArrayList<>(undefined(prose));
    List<String> targets = new ArrayList<>();
    INLINE_LINK.matcher(prose).results().forEach(link -> targets.add(link.group(1)));
    DEFINITION.matcher(prose).results().forEach(link -> targets.add(link.group(2)));
    for (String target : targets) {
      if (!ELSEWHERE.matcher(target).matches() && !leadsSomewhere(target)) {
        broken.add(file + ": " + target);
      }
    }
    return broken;
  }

  /** Returns what GitHub calls the headings in a link. */
  Set<String> anchors() {
    Map<String, Integer> seen = new HashMap<>();
    Set<String> anchors = new HashSet<>();
    Matcher headings = HEADING.matcher(withoutCode());
    while (headings.find()) {
      String anchor = anchor(headings.group(1));
      int before = seen.merge(anchor, 1, Integer::sum) - 1;
      anchors.add(before == 0 ? anchor : anchor + "-" + before);
    }
    return anchors;
  }

  private List<String> undefined(String prose) {
    Set<String> defined = new HashSet<>();
    DEFINITION.matcher(prose).results().forEach(link -> defined.add(key(link.group(1))));
    return REFERENCE
        .matcher(prose)
        .results()
        .filter(reference -> !defined.contains(key(name(reference))))
        .map(reference -> file + ": " + reference.group())
        .toList();
  }

  private boolean leadsSomewhere(String target) throws IOException {
    int hash = target.indexOf('#');
    String path = hash < 0 ? target : target.substring(0, hash);
    Path to = path.isEmpty() ? file : file.resolveSibling(path).normalize();
    if (!Files.exists(to)) {
      return false;
    }
    return hash < 0 || read(to).anchors().contains(target.substring(hash + 1));
  }

  private String withoutCode() {
    return CODE_BLOCK.matcher(text).replaceAll("");
  }

  private static String name(MatchResult reference) {
    return reference.group(2).isEmpty() ? reference.group(1) : reference.group(2);
  }

  /** Links find their definition whatever the case, and across lines. */
  private static String key(String name) {
    return name.replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  private static String anchor(String heading) {
    return heading
        .replaceAll("\\[([^]]*)\\]\\([^)]*\\)", "$1")
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{M}\\p{N}\\p{Pc} -]", "")
        .replace(' ', '-');
  }
}
