package dev.strategikon.examples.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.training.Trainer;
import dev.strategikon.djl.RobustTrainer;
import dev.strategikon.round.RoundBuffer;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Java on the pages compiles and runs, and prints what the comments beside its print statements
 * say. What it calls without showing it is in {@link Given}.
 */
class JavaOnPagesTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```");
  private static final Pattern PRINTED = Pattern.compile("(?m)System\\.out\\.print.*; *// (.*)$");

  /** What jshell imports by itself, and what the pages ask for besides. */
  private static final String IMPORTS =
      """
      import java.io.*;
      import java.math.*;
      import java.net.*;
      import java.nio.file.*;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.function.*;
      import java.util.prefs.*;
      import java.util.regex.*;
      import java.util.stream.*;
      import java.time.*;
      import static dev.strategikon.examples.docs.Given.*;
      """;

  @TempDir private Path folder;

  @Test
  void readme() throws Exception {
    for (String block : blocks("README.md")) {
      assertEquals(printed(block), run(block), block);
    }
  }

  @Test
  void library() throws Exception {
    List<String> blocks = blocks("docs/guide/library.md");
    assertFalse(blocks.isEmpty());
    for (String block : blocks) {
      assertEquals(printed(block), run(block), block);
    }
  }

  /** A block that prints something else is noticed, and so is one that does not compile. */
  @Test
  void whatPagesSayIsCompared() throws Exception {
    String block = "import java.time.Duration;\nSystem.out.println(1 + 1);  // 3\n";
    assertEquals(List.of("3"), printed(block));
    assertEquals(List.of("2"), run(block));
    assertTrue(compile("int x = \"a\";\n").contains("incompatible types"));
  }

  private static List<String> blocks(String page) throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(root.resolve("README.md"))) {
      root = root.getParent();
    }
    return all(BLOCK, Files.readString(root.resolve(page)));
  }

  private static List<String> printed(String block) {
    return all(PRINTED, block);
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }

  /** Returns the lines that the block prints. */
  private List<String> run(String block) throws Exception {
    assertEquals("", compile(block), block);
    PrintStream out = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    URL[] classes = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader());
        PrintStream captured = new PrintStream(bytes, true, UTF_8)) {
      System.setOut(captured);
      loader.loadClass("Page").getMethod("main").invoke(null);
    } finally {
      System.setOut(out);
    }
    return bytes.toString(UTF_8).lines().toList();
  }

  /** Returns the compiler's errors. */
  private String compile(String block) throws IOException {
    String imports = block.lines().filter(this::isImport).collect(Collectors.joining("\n"));
    String body = block.lines().filter(l -> !isImport(l)).collect(Collectors.joining("\n"));
    Path source = folder.resolve("Page.java");
    Files.writeString(
        source,
        "%s%n%s%npublic class Page { public static void main() throws Exception {%n%s%n}}%n"
            .formatted(IMPORTS, imports, body));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8)) {
      List<String> options =
          List.of("-proc:none", "-nowarn", "-d", folder.toString(), "-cp", classPath());
      boolean compiles =
          compiler
              .getTask(messages, files, null, options, null, files.getJavaFileObjects(source))
              .call();
      return compiles ? "" : messages.toString();
    }
  }

  /** Returns where the classes are that pages show; not every starter of tests has a class path. */
  private static String classPath() {
    return Stream.of(Given.class, RoundBuffer.class, RobustTrainer.class, Trainer.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
        .map(place -> Path.of(URI.create(place.toString())).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private boolean isImport(String line) {
    return line.startsWith("import ");
  }
}
