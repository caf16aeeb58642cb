package dev.strategikon.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.strategikon.spec.Spec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EmbeddedFashionMnistTest {
  private static Dataset load() throws IOException {
    return Datasets.CATALOGUE
        .create(Spec.parse("fashion-mnist-small"))
        .load(Path.of("no", "such", "folder"));
  }

  private static int[] perClass(Images images) {
    int[] counts = new int[10];
    for (int i = 0; i < images.count(); i++) {
      counts[images.label(i)]++;
    }
    return counts;
  }

  private static int[] tenTimes(int count) {
    int[] counts = new int[10];
    Arrays.fill(counts, count);
    return counts;
  }

  @Test
  void isBalanced() throws IOException {
    Dataset dataset = load();
    assertArrayEquals(tenTimes(1_000), perClass(dataset.train()));
    assertArrayEquals(tenTimes(200), perClass(dataset.test()));
    assertEquals("Ankle boot", dataset.classes().get(9));
    assertEquals(28, dataset.train().height());
    assertEquals(1, dataset.train().channels());
  }

  /** The numbers are those of a separate program in another language. */
  @Test
  void hasTheMeasuredMeanAndDeviation() throws IOException {
    Dataset dataset = load();
    assertEquals(0.2866816471588635, dataset.normalisation().mean(0), 1e-12);
    assertEquals(0.3540125726600868, dataset.normalisation().deviation(0), 1e-12);
  }

  @Test
  void keepsTheOrderOfTheFullDataSet() throws IOException {
    Dataset dataset = load();
    int[] first = new int[5];
    Arrays.setAll(first, dataset.train()::label);
    assertArrayEquals(new int[] {9, 0, 0, 3, 0}, first);
    assertEquals(76_247, ink(dataset.train(), 0));
    assertEquals(33_456, ink(dataset.test(), 0));
  }

  private static int ink(Images images, int image) {
    int sum = 0;
    for (int i = 0; i < 784; i++) {
      sum += images.pixel(image, 0, i / 28, i % 28);
    }
    return sum;
  }

  @Test
  void carriesItsLicence() throws IOException {
    try (var licence =
        EmbeddedFashionMnist.class.getResourceAsStream("fashion-mnist-small/LICENSE.txt")) {
      assertNotNull(licence);
    }
  }
}
