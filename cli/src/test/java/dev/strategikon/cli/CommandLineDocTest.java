package dev.strategikon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of the command line has every command with every option, and no other. */
class CommandLineDocTest {
  private static final Pattern COMMAND = Pattern.compile("(?m)^  ([a-z]+) ");
  private static final Pattern OPTION = Pattern.compile("(?m)^ +(?:-[a-zA-Z], )?(--[a-z-]+)");
  private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| (?:`-o`, )?`(--[a-z-]+)");
  private static final Set<String> OF_ALL = Set.of("--help", "--version", "--verbose", "--plugins");
  private static final String TRAINING = "[options of training](#options-of-training)";

  @Test
  void everyCommandHasASection() throws IOException {
    List<String> sections =
        Pattern.compile("(?m)^## `(.*)`$")
            .matcher(page())
            .results()
            .map(section -> section.group(1))
            .toList();
    assertEquals(new TreeSet<>(commands()), new TreeSet<>(sections));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyOptionIsThere(String command) throws IOException {
    Set<String> options = find(OPTION, help(command, "--help"));
    assertTrue(options.containsAll(OF_ALL), options.toString());
    options.removeAll(OF_ALL);
    String section = section("`" + command + "`");
    Set<String> documented = find(DOCUMENTED, section);
    if (section.contains(TRAINING)) {
      documented.addAll(find(DOCUMENTED, section("Options of training")));
    }
    assertEquals(options, documented);
  }

  static Set<String> commands() {
    String help = help("--help");
    return find(COMMAND, help.substring(help.indexOf("Commands:"), help.indexOf("Examples:")));
  }

  private static Set<String> find(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    pattern.matcher(text).results().forEach(result -> found.add(result.group(1)));
    return found;
  }

  private static String help(String... args) {
    StringWriter out = new StringWriter();
    Main.run(new PrintWriter(out), new PrintWriter(out), args);
    return out.toString();
  }

  private static String section(String title) throws IOException {
    String page = page();
    int from = page.indexOf("\n## " + title + "\n");
    assertTrue(from >= 0, "No section " + title);
    int to = page.indexOf("\n## ", from + 1);
    return to < 0 ? page.substring(from) : page.substring(from, to);
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("..", "docs", "reference", "command-line.md"));
  }
}
