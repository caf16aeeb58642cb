package dev.strategikon.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Parameter;
import dev.strategikon.spec.Spec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatasetsTest {
  @Test
  void theFirstNeedsNoFiles() {
    assertEquals("fashion-mnist-small", Datasets.CATALOGUE.entries().get(0).name());
  }

  static List<String> names() {
    return Datasets.CATALOGUE.entries().stream()
        .filter(entry -> entry.parameters().stream().noneMatch(Parameter::isRequired))
        .map(Entry::name)
        .toList();
  }

  /** Those that lie in files, and those of a user's files, have tests of their own. */
  @ParameterizedTest
  @MethodSource("names")
  void eachIsInTheProgramOrPublished(String name) throws IOException {
    DatasetSource source = Datasets.CATALOGUE.create(Spec.parse(name));
    if (source instanceof PublishedDataset) {
      assertEquals(name, SmallDataset.of(name).layout().name());
      return;
    }
    Path nowhere = Path.of("no", "such", "folder");
    Dataset dataset = source.load(nowhere);
    assertEquals(name, dataset.name());
    assertEquals(dataset.digest(), source.load(nowhere).digest());
    for (Images images : List.of(dataset.train(), dataset.test())) {
      for (int label = 0; label < dataset.classes().size(); label++) {
        int wanted = label;
        assertTrue(IntStream.range(0, images.count()).anyMatch(i -> images.label(i) == wanted));
      }
    }
  }

  private static Path directory(String... environment) {
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < environment.length; i += 2) {
      variables.put(environment[i], environment[i + 1]);
    }
    return Datasets.defaultDirectory(variables, "home");
  }

  @Test
  void theDirectoryFollowsTheXdgSpecification() {
    String absolute = Path.of("some-cache").toAbsolutePath().toString();
    assertEquals(Path.of(absolute, "strategikon"), directory("XDG_CACHE_HOME", absolute));
    Path fallback = Path.of("home", ".cache", "strategikon");
    assertEquals(fallback, directory());
    assertEquals(fallback, directory("XDG_CACHE_HOME", ""));
    assertEquals(fallback, directory("XDG_CACHE_HOME", "relative"));
  }

  @Test
  void theVariableGoesBeforeTheCache() {
    String absolute = Path.of("some-cache").toAbsolutePath().toString();
    assertEquals(
        Path.of("my-data"), directory("XDG_CACHE_HOME", absolute, "STRATEGIKON_DATA", "my-data"));
    assertEquals(
        Path.of(absolute, "strategikon"),
        directory("XDG_CACHE_HOME", absolute, "STRATEGIKON_DATA", " "));
  }
}
