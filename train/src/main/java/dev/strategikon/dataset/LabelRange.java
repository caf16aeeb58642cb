package dev.strategikon.dataset;

/** Checks labels, for all formats. */
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
