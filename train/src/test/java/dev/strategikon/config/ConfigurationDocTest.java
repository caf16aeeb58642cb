package dev.strategikon.config;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documentation of the keys is what the program has, and its examples are sweeps. */
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
    List<String> sweeps =
        examples(page()).stream().filter(example -> !example.startsWith("#")).toList();
    assertTrue(sweeps.size() >= 3, "only " + sweeps.size());
    for (String sweep : sweeps) {
      assertFalse(SweepFile.parse(sweep, Map.of()).isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "guide/sweeps.md",
        "guide/federated.md",
        "audit.md",
        "results.md",
        "lab/training.md"
      })
  void theExamplesOfOtherPagesAreSweeps(String name) throws IOException {
    List<String> sweeps = examples(Files.readString(Path.of("..", "docs").resolve(name)));
    assertFalse(sweeps.isEmpty());
    for (String sweep : sweeps) {
      assertFalse(SweepFile.parse(sweep, Map.of()).isEmpty());
    }
  }

  private static List<String> examples(String page) {
    return Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
        .matcher(page)
        .results()
        .map(example -> example.group(1))
        .toList();
  }

  private static void assertDocumented(String text) throws IOException {
    assertTrue(page().contains(text), "docs/reference/configuration.md must contain\n" + text);
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("..", "docs", "reference", "configuration.md"));
  }
}
