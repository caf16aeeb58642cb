package dev.strategikon.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.spec.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every data set of the catalogue that lies in files. */
class PublishedDatasetsTest {
  @TempDir Path temporary;

  static List<String> names() {
    return DatasetsTest.names().stream()
        .filter(name -> create(name) instanceof PublishedDataset)
        .toList();
  }

  private static DatasetSource create(String name) {
    return Datasets.CATALOGUE.create(Spec.parse(name));
  }

  private static PublishedDataset small(String name) {
    return new PublishedDataset(SmallDataset.of(name).layout(), List.of(), Map.of(), List.of());
  }

  private static void check(String name, Dataset dataset) {
    SmallDataset small = SmallDataset.of(name);
    assertEquals(name, dataset.name());
    assertEquals(small.train(), dataset.train().count());
    assertEquals(small.test(), dataset.test().count());
    assertEquals(dataset.train().pixelsPerImage(), dataset.test().pixelsPerImage());
    float[] image = new float[dataset.train().pixelsPerImage()];
    dataset.copy(dataset.test(), 1, image, 0);
    for (float pixel : image) {
      assertTrue(Float.isFinite(pixel));
    }
  }

  /** The official data set asks for the files that the small one has. */
  @ParameterizedTest
  @MethodSource("names")
  void theOfficialOneHasTheFilesThatAreTested(String name) throws IOException {
    Path empty = Files.createDirectory(temporary.resolve("empty"));
    PublishedDataset official = (PublishedDataset) create(name);
    assertEquals(failure(small(name), empty), failure(official, empty));
  }

  private String failure(PublishedDataset dataset, Path from) {
    return assertThrows(DatasetException.class, () -> dataset.copy(from, temporary.resolve("data")))
        .getMessage();
  }

  @ParameterizedTest
  @MethodSource("names")
  void itIsReadPlainAndGzippedFromEveryPlace(String name) throws IOException {
    SmallDataset files = SmallDataset.of(name);
    String expected = small(name).load(writtenFor(name, "first")).digest();
    List<String> places = files.layout().folders();
    assertFalse(places.isEmpty());
    for (int k = 0; k < places.size(); k++) {
      Path plain = temporary.resolve("plain" + k);
      files.write(plain.resolve(places.get(k)));
      check(name, small(name).load(plain));
      Path gzipped = temporary.resolve("gzipped" + k);
      files.writeGzipped(gzipped.resolve(places.get(k)));
      assertEquals(expected, small(name).load(gzipped).digest());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void aMissingFileIsNamed(String name) throws IOException {
    for (String file : SmallDataset.of(name).layout().files()) {
      Path folder = firstPlace(name, writtenFor(name, "without-" + file));
      Files.delete(folder.resolve(file));
      assertRefused(name, folder, folder + ": expected a file " + file);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void aFileThatIsCutOrTooLongIsNamed(String name) throws IOException {
    SmallDataset files = SmallDataset.of(name);
    for (String file : files.layout().files()) {
      byte[] whole = files.contents().apply(file);
      byte[] longer = Arrays.copyOf(whole, whole.length + 1);
      longer[whole.length] = 'x';
      for (byte[] wrong : List.of(new byte[0], Arrays.copyOf(whole, whole.length / 2), longer)) {
        Path folder = firstPlace(name, writtenFor(name, wrong.length + "-" + file));
        Files.write(folder.resolve(file), wrong);
        assertRefused(name, folder, folder.resolve(file).toString());
        Files.delete(folder.resolve(file));
        byte[] gzip = SmallFiles.gzip(whole);
        Files.write(folder.resolve(file + ".gz"), Arrays.copyOf(gzip, gzip.length - 4));
        assertRefused(name, folder, folder.resolve(file + ".gz").toString());
      }
    }
  }

  /**
   * Writes the small files where they are looked for first; returns the folder of all data sets.
   */
  private Path writtenFor(String name, String folder) throws IOException {
    Path directory = temporary.resolve(folder);
    SmallDataset.of(name).write(firstPlace(name, directory));
    return directory;
  }

  private static Path firstPlace(String name, Path directory) {
    return directory.resolve(SmallDataset.of(name).layout().folders().get(0));
  }

  private static void assertRefused(String name, Path folder, String begin) {
    Path directory = folder;
    for (Path part : Path.of(SmallDataset.of(name).layout().folders().get(0))) {
      directory = directory.getParent();
      assertFalse(part.toString().isEmpty());
    }
    Path data = directory;
    String message =
        assertThrows(DatasetException.class, () -> small(name).load(data)).getMessage();
    assertEquals(1, message.lines().count());
    assertTrue(message.startsWith(begin), message);
  }

  @ParameterizedTest
  @MethodSource("names")
  void aCopyIsTheDataSet(String name) throws IOException {
    Path own = SmallDataset.of(name).writeGzipped(temporary.resolve("own"));
    Path directory = temporary.resolve("data");
    Installation installed = small(name).copy(own, directory);
    check(name, installed.dataset());
    assertEquals(
        directory.resolve(SmallDataset.of(name).layout().folders().get(0)), installed.folder());
    assertEquals(installed.dataset().digest(), small(name).load(directory).digest());
  }
}
