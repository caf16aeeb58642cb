package dev.strategikon.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No two classes of the program have the same simple name, in whichever modules they are. */
class SimpleNamesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @Test
  void everyNameBelongsToOneClass() throws IOException {
    Map<String, List<Path>> files = new TreeMap<>();
    try (DirectoryStream<Path> modules =
        Files.newDirectoryStream(ROOT, module -> Files.isDirectory(sources(module)))) {
      for (Path module : modules) {
        collect(sources(module), files);
      }
    }
    assertTrue(files.size() > 100, "Found only " + files.size() + " classes below " + ROOT);
    files.values().removeIf(same -> same.size() == 1);
    assertEquals(Map.of(), files, "Classes with the same simple name");
  }

  private static void collect(Path sources, Map<String, List<Path>> files) throws IOException {
    try (Stream<Path> found = Files.walk(sources)) {
      for (Path file : found.toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".java") && !name.contains("-")) {
          files.computeIfAbsent(name, n -> new ArrayList<>()).add(ROOT.relativize(file));
        }
      }
    }
  }

  private static Path sources(Path module) {
    return module.resolve("src/main/java");
  }
}
