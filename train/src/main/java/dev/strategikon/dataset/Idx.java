package dev.strategikon.dataset;

import java.io.IOException;

/**
 * The IDX format of MNIST: a magic number that names the type and the number of dimensions, the
 * dimensions, then the bytes. All numbers are big-endian and of 32 bits.
 */
final class Idx {
  static final int LABELS_MAGIC = 0x801;
  static final int IMAGES_MAGIC = 0x803;

  private Idx() {}

  /** Reads grey images of a known number and size. */
  static byte[] readImages(DataFile file, int count, int height, int width) throws IOException {
    int pixels = Math.multiplyExact(count, height * width);
    file.expectSize(4L * Integer.BYTES + pixels);
    expectInt(file, "the magic number of IDX images", IMAGES_MAGIC);
    expectInt(file, "the number of images", count);
    expectInt(file, "the rows of an image", height);
    expectInt(file, "the columns of an image", width);
    return readRest(file, pixels);
  }

  /** Reads a known number of labels, each below {@code classes}. */
  static byte[] readLabels(DataFile file, int count, int classes) throws IOException {
    file.expectSize(2L * Integer.BYTES + count);
    expectInt(file, "the magic number of IDX labels", LABELS_MAGIC);
    expectInt(file, "the number of labels", count);
    byte[] labels = readRest(file, count);
    for (int i = 0; i < count; i++) {
      LabelRange.check(file, i, labels[i], classes);
    }
    return labels;
  }

  private static byte[] readRest(DataFile file, int length) throws IOException {
    byte[] bytes = new byte[length];
    file.readFully(bytes, 0, length);
    file.expectEnd();
    return bytes;
  }

  private static void expectInt(DataFile file, String what, int expected) throws IOException {
    int found = file.readInt();
    if (found != expected) {
      throw file.wrong("expected %d as %s, found %d".formatted(expected, what, found));
    }
  }
}
