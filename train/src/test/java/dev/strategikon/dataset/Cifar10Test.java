package dev.strategikon.dataset;

import static dev.strategikon.dataset.SmallFiles.CIFAR10;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cifar10Test {
  @TempDir Path folder;

  private Path archive() {
    return folder.resolve("cifar-10-binary.tar.gz");
  }

  private static String fault(FileSet files) {
    String message = assertThrows(DatasetException.class, () -> CIFAR10.read(files)).getMessage();
    assertEquals(1, message.lines().count());
    return message;
  }

  /** Puts other bytes in the place of a file and returns what is said about it. */
  private String faultWith(String name, byte[] contents) throws IOException {
    SmallFiles.writeCifar(folder);
    Files.write(folder.resolve(name), contents);
    String message = fault(new FolderFiles(folder));
    String place = folder.resolve(name) + ": ";
    assertTrue(message.startsWith(place), message);
    return message.substring(place.length());
  }

  /** Compares with the description of a record: the label, then 1,024 red, green and blue. */
  private static void checkContents(Dataset dataset) {
    assertEquals(10, dataset.train().count());
    assertEquals(2, dataset.test().count());
    assertEquals("automobile", dataset.classes().get(1));
    for (int i = 0; i < 10; i++) {
      checkImage(dataset.train(), i, 1 + i / 2, i % 2);
    }
    checkImage(dataset.test(), 0, 6, 0);
    checkImage(dataset.test(), 1, 6, 1);
  }

  private static void checkImage(Images images, int index, int batch, int imageOfBatch) {
    assertEquals(SmallFiles.cifarLabel(batch, imageOfBatch), images.label(index));
    for (int place = 0; place < 3072; place++) {
      assertEquals(
          SmallFiles.cifarPixel(batch, imageOfBatch, place),
          images.pixel(index, place / 1024, place % 1024 / 32, place % 32));
    }
  }

  @Test
  void readsBatches() throws IOException {
    checkContents(CIFAR10.read(new FolderFiles(SmallFiles.writeCifar(folder))));
  }

  @Test
  void readsAnArchiveInAnyOrder() throws IOException {
    Files.write(archive(), SmallFiles.cifarArchive());
    checkContents(CIFAR10.read(new TarFiles(archive())));
  }

  @Test
  void refusesABatchOfAnotherSize() throws IOException {
    byte[] batch = SmallFiles.cifarBatch(3);
    assertEquals(
        "expected 6146 bytes, found 6145",
        faultWith("data_batch_3.bin", Arrays.copyOf(batch, 6145)));
    assertEquals(
        "expected 6146 bytes, found 3073", faultWith("test_batch.bin", Arrays.copyOf(batch, 3073)));
    assertEquals(
        "expected 6146 bytes, found more",
        faultWith("data_batch_3.bin", Arrays.copyOf(batch, 6147)));
  }

  @Test
  void refusesALabelWithoutClass() throws IOException {
    byte[] batch = SmallFiles.cifarBatch(1);
    batch[3073] = 10;
    assertEquals(
        "image 1: expected a label from 0 to 9, found 10", faultWith("data_batch_1.bin", batch));
  }

  @Test
  void refusesAnotherNumberOfClasses() throws IOException {
    byte[] names = "airplane\nautomobile\n".getBytes(StandardCharsets.US_ASCII);
    assertEquals(
        "expected the names of 10 classes, a line each, found 2",
        faultWith("batches.meta.txt", names));
  }

  @Test
  void namesAFileThatTheArchiveLacks() throws IOException {
    List<String> names = new ArrayList<>(CIFAR10.files());
    names.remove("data_batch_4.bin");
    Files.write(archive(), SmallFiles.cifarArchive(names));
    assertEquals(
        archive() + ": expected data_batch_4.bin in the archive, found only the other files",
        fault(new TarFiles(archive())));
    Files.write(archive(), SmallFiles.cifarArchive(List.of()));
    assertTrue(fault(new TarFiles(archive())).endsWith("found none of them"));
  }

  @Test
  void refusesAnArchiveThatIsCutAnywhere() throws IOException {
    byte[] whole = SmallFiles.cifarArchive();
    for (int length : new int[] {0, 5, 40, whole.length / 2, whole.length - 1}) {
      Files.write(archive(), Arrays.copyOf(whole, length));
      String message = fault(new TarFiles(archive()));
      assertTrue(message.startsWith(archive().toString()), message);
    }
  }

  @Test
  void refusesAnArchiveWithAWrongChecksum() throws IOException {
    byte[] archive = SmallFiles.cifarArchive();
    archive[archive.length - 8] ^= 1;
    Files.write(archive(), archive);
    String message = fault(new TarFiles(archive()));
    assertTrue(message.startsWith(archive() + ": cut off or damaged"), message);
  }

  @Test
  void refusesATarThatIsCutBeforeItWasCompressed() throws IOException {
    byte[] tar;
    Files.write(archive(), SmallFiles.cifarArchive());
    try (var in = FolderFiles.unzip(archive(), Files.newInputStream(archive()))) {
      tar = in.readAllBytes();
    }
    Files.write(archive(), SmallFiles.gzip(Arrays.copyOf(tar, tar.length / 2)));
    String message = fault(new TarFiles(archive()));
    assertTrue(message.startsWith(archive().toString()), message);
  }

  @Test
  void theOfficialBatchesHaveTenThousandImages() throws IOException {
    SmallFiles.writeCifar(folder);
    String message =
        assertThrows(DatasetException.class, () -> OfficialSites.cifar10().load(folder))
            .getMessage();
    assertEquals(
        folder.resolve("data_batch_1.bin") + ": expected 30730000 bytes, found 6146", message);
  }
}
