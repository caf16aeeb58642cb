package dev.strategikon.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Spec;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetsTest {
  @Test
  void theEmbeddedOneComesFirst() {
    assertEquals(
        List.of("fashion-mnist-small", "fashion-mnist", "cifar10"),
        Datasets.CATALOGUE.entries().stream().map(Entry::name).toList());
  }

  @Test
  void theOthersCanBeDownloaded() {
    assertInstanceOf(
        PublishedDataset.class, Datasets.CATALOGUE.create(Spec.parse("fashion-mnist")));
    assertInstanceOf(PublishedDataset.class, Datasets.CATALOGUE.create(Spec.parse("cifar10")));
  }

  @Test
  void theDirectoryFollowsTheXdgSpecification() {
    Path absolute = Path.of("some-cache").toAbsolutePath();
    Path home = Path.of("home");
    assertEquals(
        absolute.resolve("strategikon"),
        Datasets.defaultDirectory(absolute.toString(), home.toString()));
    Path fallback = home.resolve(".cache").resolve("strategikon");
    assertEquals(fallback, Datasets.defaultDirectory(null, home.toString()));
    assertEquals(fallback, Datasets.defaultDirectory("", home.toString()));
    assertEquals(fallback, Datasets.defaultDirectory("relative", home.toString()));
  }
}
