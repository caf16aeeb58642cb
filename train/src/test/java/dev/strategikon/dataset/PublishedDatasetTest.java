package dev.strategikon.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.files.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedDatasetTest {
  @TempDir Path temporary;

  /** CIFAR-10 with two images a batch, whose official files are those of {@link SmallFiles}. */
  private static PublishedDataset cifar10(Path... others) {
    Map<String, Digest> contents = new HashMap<>();
    for (String name : SmallFiles.CIFAR10.files()) {
      MessageDigest digest = Digests.md5();
      digest.update(SmallFiles.cifar(name));
      contents.put(name, Digest.md5(Digests.hex(digest)));
    }
    return new PublishedDataset(SmallFiles.CIFAR10, List.of(), contents, List.of(others));
  }

  private Path directory() {
    return temporary.resolve("data");
  }

  private Path installed() {
    return directory().resolve("cifar10").resolve("cifar-10-batches-bin");
  }

  private static List<String> tree(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .map(p -> p.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cifar10/cifar-10-batches-bin", "cifar10", "cifar-10-batches-bin", "."})
  void findsFilesAndArchivesInEveryPlace(String place) throws IOException {
    Path files = directory().resolve(place);
    SmallFiles.writeCifar(files);
    assertEquals(10, cifar10().load(directory()).train().count());
    for (String name : SmallFiles.CIFAR10.files()) {
      Files.delete(files.resolve(name));
    }
    Files.write(files.resolve("cifar-10-binary.tar.gz"), SmallFiles.cifarArchive());
    assertEquals(10, cifar10().load(directory()).train().count());
  }

  @Test
  void takesTheCompletePlaceBeforeThePartialOne() throws IOException {
    Files.createDirectories(installed());
    Files.write(installed().resolve("test_batch.bin"), new byte[1]);
    SmallFiles.writeCifar(directory());
    assertEquals(10, cifar10().load(directory()).train().count());
  }

  @Test
  void saysWhatAPartialPlaceLacks() throws IOException {
    SmallFiles.writeCifar(installed());
    Files.delete(installed().resolve("data_batch_2.bin"));
    var e = assertThrows(DatasetException.class, () -> cifar10().load(directory()));
    assertTrue(e.getMessage().startsWith(installed() + ": expected a file data_batch_2.bin"));
  }

  @Test
  void fallsBackToOtherPlaces() throws IOException {
    Path system = SmallFiles.writeCifar(temporary.resolve("system"));
    assertEquals(10, cifar10(system).load(directory()).train().count());
  }

  @Test
  void saysWhereItLookedAndWhatToDo() {
    var e = assertThrows(DatasetException.class, () -> cifar10().load(directory()));
    assertEquals(
        "cifar10 was not found: looked for cifar-10-binary.tar.gz or data_batch_1.bin,"
            + " data_batch_2.bin, data_batch_3.bin, data_batch_4.bin, data_batch_5.bin,"
            + " test_batch.bin, batches.meta.txt in "
            + installed()
            + ", "
            + directory().resolve("cifar10")
            + ", "
            + directory().resolve("cifar-10-batches-bin")
            + ", "
            + directory()
            + "; get it with ./strategikon data cifar10, or take a copy on this machine with"
            + " ./strategikon data cifar10 --from PATH",
        e.getMessage());
  }

  @Test
  void copiesAFolder() throws IOException {
    Path from = SmallFiles.writeCifar(temporary.resolve("own").resolve("cifar-10-batches-bin"));
    Installation result = cifar10().copy(from.getParent(), directory());
    assertEquals(List.of(), result.unofficial());
    assertEquals(
        "cifar10: 10 training and 2 test images in "
            + installed()
            + "; their digest is the official one",
        result.summary());
    assertEquals(SmallFiles.CIFAR10.files().stream().sorted().toList(), tree(directory()));
    assertEquals(10, cifar10().load(directory()).train().count());
  }

  @Test
  void unpacksAnArchiveOfAnyName() throws IOException {
    Path from = temporary.resolve("mine.tgz");
    Files.write(from, SmallFiles.cifarArchive());
    assertTrue(cifar10().copy(from, directory()).unofficial().isEmpty());
    for (String name : SmallFiles.CIFAR10.files()) {
      assertArrayEquals(SmallFiles.cifar(name), Files.readAllBytes(installed().resolve(name)));
    }
  }

  @Test
  void readingSaysWhichFilesAreNotTheOfficialOnes() throws IOException {
    SmallFiles.writeCifar(installed());
    assertEquals(new Origin(true, List.of()), cifar10().load(directory()).origin());
    String before = cifar10().load(directory()).digest();
    Path batch = installed().resolve(Cifar10.trainBatch(3));
    byte[] bytes = Files.readAllBytes(batch);
    bytes[7]++;
    Files.write(batch, bytes);
    Dataset changed = cifar10().load(directory());
    assertEquals(new Origin(true, List.of("data_batch_3.bin")), changed.origin());
    assertEquals(changed.origin(), changed.with(Normalisation.unit(3)).origin());
    assertNotEquals(before, changed.digest());
  }

  @Test
  void acceptsOtherPixelsButSaysSo() throws IOException {
    Path from = SmallFiles.writeCifar(temporary.resolve("own"));
    byte[] batch = SmallFiles.cifarBatch(2);
    batch[77] ^= 1;
    Files.write(from.resolve("data_batch_2.bin"), batch);
    Installation result = cifar10().copy(from, directory());
    assertEquals(List.of("data_batch_2.bin"), result.unofficial());
    assertTrue(
        result
            .summary()
            .endsWith(
                "their structure is right, but the digest is not the official one"
                    + " (data_batch_2.bin)"));
    assertArrayEquals(batch, Files.readAllBytes(installed().resolve("data_batch_2.bin")));
  }

  @Test
  void aBadCopyLeavesTheDirectoryAsItWas() throws IOException {
    cifar10().copy(SmallFiles.writeCifar(temporary.resolve("good")), directory());
    Path bad = SmallFiles.writeCifar(temporary.resolve("bad"));
    Files.write(bad.resolve("test_batch.bin"), Arrays.copyOf(SmallFiles.cifarBatch(6), 100));
    var e = assertThrows(DatasetException.class, () -> cifar10().copy(bad, directory()));
    assertEquals(
        bad.resolve("test_batch.bin") + ": expected 6146 bytes, found 100", e.getMessage());
    assertEquals(SmallFiles.CIFAR10.files().stream().sorted().toList(), tree(directory()));
    assertArrayEquals(
        SmallFiles.cifarBatch(6), Files.readAllBytes(installed().resolve("test_batch.bin")));
  }

  @Test
  void copyingFromTheDirectoryItselfKeepsIt() throws IOException {
    SmallFiles.writeCifar(installed());
    cifar10().copy(directory(), directory());
    assertEquals(10, cifar10().load(directory()).train().count());
  }

  @Test
  void saysThatACopyIsNotThere() throws IOException {
    Path missing = temporary.resolve("missing");
    var e = assertThrows(DatasetException.class, () -> cifar10().copy(missing, directory()));
    assertEquals(missing + ": no such file or folder", e.getMessage());
    Path empty = Files.createDirectory(temporary.resolve("empty"));
    e = assertThrows(DatasetException.class, () -> cifar10().copy(empty, directory()));
    assertTrue(e.getMessage().startsWith("cifar10 was not found: looked for"), e.getMessage());
    assertFalse(Files.exists(directory()));
  }

  @Test
  void aDataSetWithoutArchiveWantsAFolder() throws IOException {
    Path file = Files.write(temporary.resolve("file.gz"), new byte[1]);
    var fashion = new PublishedDataset(SmallFiles.FASHION_MNIST, List.of(), Map.of(), List.of());
    var e = assertThrows(DatasetException.class, () -> fashion.copy(file, directory()));
    assertTrue(e.getMessage().startsWith(file + ": expected a folder that holds train-images"));
  }
}
