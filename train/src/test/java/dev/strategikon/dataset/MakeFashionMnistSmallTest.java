package dev.strategikon.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakeFashionMnistSmallTest {
  @TempDir Path folder;

  /** Images whose every pixel is their index, so that each tells where it came from. */
  private static Images indexed(int... labels) {
    byte[] pixels = new byte[labels.length * 784];
    byte[] bytes = new byte[labels.length];
    for (int i = 0; i < labels.length; i++) {
      bytes[i] = (byte) labels[i];
      Arrays.fill(pixels, i * 784, (i + 1) * 784, (byte) i);
    }
    return new Images(1, 28, 28, pixels, bytes);
  }

  private static Dataset full() {
    return new Dataset(
        "full",
        MnistLayout.ofFashion("small", 1, 1).classes(),
        indexed(3, 3, 3, 0, 1, 2, 4, 5, 6, 7, 8, 9, 9, 9, 8, 7, 6, 5, 4, 2, 1, 0, 0),
        indexed(0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
  }

  @Test
  void takesTheFirstOfEachClassInTheirOrder() throws IOException {
    MakeFashionMnistSmall.write(full(), 2, 1, folder);
    Dataset small = MnistLayout.ofFashion("small", 20, 10).read(new FolderFiles(folder));
    // Image 2 is the third of class 3, 13 of class 9 and 22 of class 0: left out.
    int[] kept = {0, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21};
    int[] found = new int[20];
    Arrays.setAll(found, i -> small.train().pixel(i, 0, 27, 27));
    assertArrayEquals(kept, found);
    assertEquals(3, small.train().label(0));
    assertEquals(2, small.test().pixel(1, 0, 0, 0));
  }

  @Test
  void writesTheSameBytesAgain() throws IOException {
    MakeFashionMnistSmall.write(full(), 2, 1, folder.resolve("a"));
    MakeFashionMnistSmall.write(full(), 2, 1, folder.resolve("b"));
    for (String name : SmallFiles.FASHION_MNIST.files()) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("a").resolve(name + ".gz")),
          Files.readAllBytes(folder.resolve("b").resolve(name + ".gz")));
    }
  }

  @Test
  void refusesAClassWithTooFewImages() {
    assertThrows(
        IllegalArgumentException.class, () -> MakeFashionMnistSmall.write(full(), 3, 1, folder));
  }
}
