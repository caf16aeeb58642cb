package dev.strategikon.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NormalisationTest {
  /** Channel 0 of both images: 0, 255, 255, 255; channel 1: 51 everywhere. */
  private static final Images TRAIN =
      new Images(2, 1, 2, new byte[] {0, -1, 51, 51, -1, -1, 51, 51}, new byte[] {0, 1});

  @Test
  void byHand() {
    Normalisation normalisation = Normalisation.of(TRAIN);
    // Values 0, 1, 1, 1: mean 3/4, variance 3/4 · 1/4 = 3/16.
    assertEquals(0.75, normalisation.mean(0), 1e-15);
    assertEquals(Math.sqrt(3) / 4, normalisation.deviation(0), 1e-15);
    assertEquals(0.2, normalisation.mean(1), 1e-15);
    float[] out = new float[6];
    normalisation.copy(TRAIN, 0, out, 1);
    float low = (float) -Math.sqrt(3);
    float high = (float) (1 / Math.sqrt(3));
    assertArrayEquals(new float[] {0, low, high, 0, 0, 0}, out, 1e-6f);
  }

  @Test
  void unitDividesBy255Alone() {
    float[] out = new float[4];
    Normalisation.unit(2).copy(TRAIN, 0, out, 0);
    assertArrayEquals(new float[] {0, 1, 0.2f, 0.2f}, out, 1e-7f);
    Normalisation.of(TRAIN).copy(TRAIN, 0, out, 0);
    assertEquals(0, out[2]);
  }

  @Test
  void testImagesAreNormalisedByTheTrainingImages() {
    Images test = new Images(2, 1, 2, new byte[] {0, 0, 51, 51}, new byte[] {1});
    Dataset dataset = new Dataset("tiny", List.of("a", "b"), TRAIN, test);
    float[] out = new float[4];
    dataset.copy(test, 0, out, 0);
    float low = (float) -Math.sqrt(3);
    assertArrayEquals(new float[] {low, low, 0, 0}, out, 1e-6f);
  }

  @Property(tries = 50)
  void agreesWithTheFormula(@ForAll @Size(36) byte[] pixels, @ForAll @IntRange(max = 2) int image) {
    Images images = new Images(3, 2, 2, pixels, new byte[3]);
    float[] out = new float[12];
    Normalisation.of(images).copy(images, image, out, 0);
    for (int channel = 0; channel < 3; channel++) {
      double mean = 0;
      for (int i = 0; i < 12; i++) {
        mean += images.pixel(i / 4, channel, i / 2 % 2, i % 2) / 255.0 / 12;
      }
      double variance = 0;
      for (int i = 0; i < 12; i++) {
        variance += Math.pow(images.pixel(i / 4, channel, i / 2 % 2, i % 2) / 255.0 - mean, 2) / 12;
      }
      for (int i = 0; i < 4; i++) {
        double pixel = images.pixel(image, channel, i / 2, i % 2) / 255.0;
        // Where all pixels are equal, all become 0.
        double expected = variance > 1e-9 ? (pixel - mean) / Math.sqrt(variance) : 0;
        assertEquals(expected, out[channel * 4 + i], 1e-4);
      }
    }
  }

  @Test
  void refusesWhatDoesNotFit() {
    Normalisation normalisation = Normalisation.of(TRAIN);
    Images grey = new Images(1, 1, 4, new byte[4], new byte[1]);
    assertThrows(
        IllegalArgumentException.class, () -> normalisation.copy(grey, 0, new float[4], 0));
    assertThrows(
        IndexOutOfBoundsException.class, () -> normalisation.copy(TRAIN, 2, new float[4], 0));
    assertThrows(
        IndexOutOfBoundsException.class, () -> normalisation.copy(TRAIN, 1, new float[4], 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> Normalisation.of(new Images(1, 1, 1, new byte[0], new byte[0])));
  }

  @Test
  void aDataSetChecksItsLabelsAndShapes() {
    assertThrows(
        IllegalArgumentException.class, () -> new Dataset("x", List.of("a"), TRAIN, TRAIN));
    Images grey = new Images(1, 1, 4, new byte[4], new byte[1]);
    assertThrows(
        IllegalArgumentException.class, () -> new Dataset("x", List.of("a", "b"), TRAIN, grey));
  }
}
