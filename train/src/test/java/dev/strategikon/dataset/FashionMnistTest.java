package dev.strategikon.dataset;

import static dev.strategikon.dataset.SmallFiles.FASHION_MNIST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FashionMnistTest {
  private static final String IMAGES = "train-images-idx3-ubyte";
  private static final String LABELS = "train-labels-idx1-ubyte";

  @TempDir Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    SmallFiles.writeFashion(folder);
  }

  private Dataset read() throws IOException {
    return FASHION_MNIST.read(new FolderFiles(folder));
  }

  /** Returns what is wrong, without the folder's name in front. */
  private String fault() {
    String message = assertThrows(DatasetException.class, this::read).getMessage();
    assertEquals(1, message.lines().count());
    assertTrue(message.startsWith(folder.toString()), message);
    return message.substring(folder.toString().length() + 1);
  }

  private void checkContents() throws IOException {
    Dataset dataset = read();
    assertEquals(3, dataset.train().count());
    assertEquals(2, dataset.test().count());
    assertEquals(9, dataset.train().label(0));
    assertEquals(7, dataset.test().label(1));
    assertEquals((784 + 28 + 2) * 5 % 256, dataset.train().pixel(1, 0, 1, 2));
  }

  @Test
  void readsGzippedFiles() throws IOException {
    checkContents();
  }

  @Test
  void readsPlainFiles() throws IOException {
    for (String name : FASHION_MNIST.files()) {
      Files.delete(folder.resolve(name + ".gz"));
      Files.write(folder.resolve(name), SmallFiles.fashion(name));
    }
    checkContents();
  }

  @Test
  void prefersThePlainFile() throws IOException {
    Files.write(folder.resolve(LABELS), SmallFiles.idxLabels(5, 5, 5));
    assertEquals(5, read().train().label(0));
  }

  @Test
  void refusesTheMagicNumberOfAnotherFormat() throws IOException {
    Files.write(folder.resolve(IMAGES), SmallFiles.idxLabels(1, 2, 3));
    assertEquals(IMAGES + ": expected 2051 as the magic number of IDX images, found 2049", fault());
  }

  @Test
  void refusesAnotherCountOrSize() throws IOException {
    Files.write(folder.resolve(IMAGES), SmallFiles.idxImages(4));
    assertEquals(IMAGES + ": expected 3 as the number of images, found 4", fault());
    byte[] narrow = SmallFiles.idxImages(3);
    narrow[15] = 27;
    Files.write(folder.resolve(IMAGES), narrow);
    assertEquals(IMAGES + ": expected 28 as the columns of an image, found 27", fault());
  }

  @Test
  void refusesAFileThatIsTooShortOrTooLong() throws IOException {
    byte[] images = SmallFiles.idxImages(3);
    Files.write(folder.resolve(IMAGES), Arrays.copyOf(images, 1000));
    assertEquals(IMAGES + ": expected 2368 bytes, found 1000", fault());
    Files.write(folder.resolve(IMAGES), Arrays.copyOf(images, images.length + 1));
    assertEquals(IMAGES + ": expected 2368 bytes, found more", fault());
    Files.write(folder.resolve(IMAGES), new byte[0]);
    assertEquals(IMAGES + ": expected 2368 bytes, found 0", fault());
  }

  @Test
  void refusesALabelWithoutClass() throws IOException {
    Files.write(folder.resolve(LABELS), SmallFiles.idxLabels(9, 10, 0));
    assertEquals(LABELS + ": image 1: expected a label from 0 to 9, found 10", fault());
    Files.write(folder.resolve(LABELS), SmallFiles.idxLabels(9, 0, 255));
    assertEquals(LABELS + ": image 2: expected a label from 0 to 9, found 255", fault());
  }

  @Test
  void refusesCutGzipData() throws IOException {
    byte[] gzip = SmallFiles.gzip(SmallFiles.idxImages(3));
    Path file = folder.resolve(IMAGES + ".gz");
    Files.write(file, Arrays.copyOf(gzip, gzip.length / 2));
    assertTrue(fault().startsWith(IMAGES + ".gz: cut off or damaged"), fault());
    // Only the checksum at the end is cut.
    Files.write(file, Arrays.copyOf(gzip, gzip.length - 4));
    assertTrue(fault().startsWith(IMAGES + ".gz: cut off or damaged"), fault());
  }

  @Test
  void refusesGzipDataWithAWrongChecksum() throws IOException {
    byte[] gzip = SmallFiles.gzip(SmallFiles.idxImages(3));
    gzip[gzip.length - 8] ^= 1;
    Files.write(folder.resolve(IMAGES + ".gz"), gzip);
    assertTrue(fault().startsWith(IMAGES + ".gz: cut off or damaged"), fault());
  }

  @Test
  void refusesWhatIsNotGzip() throws IOException {
    Files.write(folder.resolve(IMAGES + ".gz"), SmallFiles.idxImages(3));
    assertTrue(fault().startsWith(IMAGES + ".gz: expected gzip data, found something else"));
    Files.write(folder.resolve(IMAGES + ".gz"), new byte[0]);
    assertTrue(fault().startsWith(IMAGES + ".gz: expected gzip data, found something else"));
  }

  @Test
  void namesAMissingFile() throws IOException {
    Files.delete(folder.resolve(LABELS + ".gz"));
    String message = assertThrows(DatasetException.class, this::read).getMessage();
    assertEquals(
        folder + ": expected a file " + LABELS + " or " + LABELS + ".gz, found neither", message);
  }
}
