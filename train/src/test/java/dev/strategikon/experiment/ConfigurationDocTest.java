package dev.strategikon.experiment;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The documentation of the keys is what the program has. */
class ConfigurationDocTest {
  @Test
  void everyKeyIsDocumentedAsItIs() throws IOException {
    String rows =
        ConfigKey.ALL.stream()
            .map(
                key ->
                    "| `%s` | %s | %s |%n"
                        .formatted(
                            key.name(),
                            key.defaultValue() == null ? "" : "`" + key.defaultValue() + "`",
                            key.description()))
            .collect(Collectors.joining());
    String page = Files.readString(Path.of("..", "docs", "configuration.md"));
    assertTrue(page.contains(rows), "docs/configuration.md must contain\n" + rows);
  }
}
