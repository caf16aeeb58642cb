package dev.strategikon.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ImagesTest {
  /** Two images of 2 channels, 2 rows and 3 columns whose pixels count up. */
  private static Images counting() {
    byte[] pixels = new byte[24];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i + 240);
    }
    return new Images(2, 2, 3, pixels, new byte[] {1, (byte) 200});
  }

  @Test
  void pixelsStandChannelByChannelAndRowByRow() {
    Images images = counting();
    assertEquals(2, images.count());
    assertEquals(12, images.pixelsPerImage());
    assertEquals(240, images.pixel(0, 0, 0, 0));
    assertEquals(242, images.pixel(0, 0, 0, 2));
    assertEquals(243, images.pixel(0, 0, 1, 0));
    assertEquals(246, images.pixel(0, 1, 0, 0));
    assertEquals((240 + 23) % 256, images.pixel(1, 1, 1, 2));
  }

  @Test
  void labelsAreNotSigned() {
    assertEquals(200, counting().label(1));
  }

  @Test
  void aColumnBeyondTheImageIsNotTheNextRow() {
    assertThrows(IndexOutOfBoundsException.class, () -> counting().pixel(0, 0, 0, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> counting().pixel(2, 0, 0, 0));
  }

  @Test
  void pixelsMustFitTheShape() {
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Images(3, 2, 2, new byte[23], new byte[] {0, 1}));
    assertEquals("2 images of 3 × 2 × 2 have 24 pixels, not 23", e.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> new Images(0, 2, 2, new byte[0], new byte[0]));
  }
}
