package dev.strategikon.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The documentation is narrow enough to read anywhere, its links lead somewhere, and the classes
 * that it names are those of the program. The Java that it shows is run by the tests of the
 * examples.
 */
class DocsTest {
  private static final int README_LINES = 120;
  private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]+[A-Z]\\w*)[^`]*`");

  /** Classes of the JDK and of libraries. */
  private static final Set<String> FOREIGN =
      Set.of("ServiceLoader", "GradientCollector", "BarrierTaskContext");

  @Test
  void noLineIsTooLong() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (MarkdownPage page : pages()) {
      tooLong.addAll(page.longLines());
    }
    assertEquals(
        "",
        String.join("\n", tooLong),
        "These lines have more than " + NarrowMarkdown.COLUMNS + " columns");
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (MarkdownPage page : pages()) {
      broken.addAll(page.brokenLinks());
    }
    assertEquals("", String.join("\n", broken), "These links lead nowhere");
  }

  @Test
  void theReadmeIsShort() throws IOException {
    int lines = MarkdownPage.read(root().resolve("README.md")).lineCount();
    assertTrue(lines <= README_LINES, "README.md has %d lines".formatted(lines));
  }

  @Test
  void theClassesNamedExist() throws IOException {
    Set<String> missing = new TreeSet<>();
    for (String page : List.of("docs/how-it-works.md", "SECURITY.md")) {
      String text = Files.readString(root().resolve(page));
      CLASS.matcher(text).results().forEach(name -> missing.add(name.group(1)));
    }
    missing.removeAll(FOREIGN);
    for (Path file : sources(".java")) {
      missing.remove(file.getFileName().toString().replace(".java", ""));
    }
    assertEquals(Set.of(), missing, "The pages name classes that do not exist");
  }

  private static List<MarkdownPage> pages() throws IOException {
    Path root = root();
    List<Path> files = new ArrayList<>(files(root, ".md", 1));
    files.addAll(files(root.resolve("docs"), ".md", Integer.MAX_VALUE));
    List<MarkdownPage> pages = new ArrayList<>();
    for (Path file : files) {
      pages.add(MarkdownPage.read(file));
    }
    return pages;
  }

  private static List<Path> sources(String end) throws IOException {
    List<Path> sources = new ArrayList<>();
    try (DirectoryStream<Path> modules = Files.newDirectoryStream(root(), Files::isDirectory)) {
      for (Path module : modules) {
        if (Files.isDirectory(module.resolve("src"))) {
          sources.addAll(files(module.resolve("src"), end, Integer.MAX_VALUE));
        }
      }
    }
    return sources;
  }

  private static List<Path> files(Path folder, String end, int depth) throws IOException {
    try (Stream<Path> found = Files.walk(folder, depth)) {
      return found.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }

  /** Tests run in their module's folder. */
  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isRegularFile(folder.resolve("README.md"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("No README.md above " + Path.of("").toAbsolutePath());
    }
    return folder;
  }
}
