package dev.strategikon.dataset;

/** The check that labels of every format share. */
final class LabelRange {
  private LabelRange() {}

  static void check(DataFile file, int image, byte label, int classes) throws DatasetException {
    if ((label & 0xFF) >= classes) {
      throw file.wrong(
          "image %d: expected a label from 0 to %d, found %d"
              .formatted(image, classes - 1, label & 0xFF));
    }
  }
}
