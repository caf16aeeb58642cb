package dev.strategikon.config;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The documentation of the keys is what the program has. */
class ConfigurationDocTest {
  @Test
  void everyKeyIsDocumentedAsItIs() throws IOException {
    String rows =
        ConfigKeys.ALL.stream()
            .map(
                key ->
                    "| `%s` | %s | %s |%n"
                        .formatted(
                            key.name(),
                            key.defaultValue() == null ? "" : "`" + key.defaultValue() + "`",
                            key.description()))
            .collect(Collectors.joining());
    assertDocumented(rows);
  }

  @Test
  void thePresetsAreDocumentedAsTheyAre() throws IOException {
    assertDocumented(
        Files.readString(Path.of("src/main/resources/dev/strategikon/config/presets.yaml")));
  }

  @Test
  void theExamplesAreSweeps() throws IOException {
    Matcher example = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(page());
    int sweeps = 0;
    while (example.find()) {
      String text = example.group(1);
      if (!text.startsWith("#")) {
        assertFalse(SweepFile.parse(text, Map.of()).isEmpty());
        sweeps++;
      }
    }
    assertTrue(sweeps >= 3, "only " + sweeps);
  }

  private static void assertDocumented(String text) throws IOException {
    assertTrue(page().contains(text), "docs/configuration.md must contain\n" + text);
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("..", "docs", "configuration.md"));
  }
}
