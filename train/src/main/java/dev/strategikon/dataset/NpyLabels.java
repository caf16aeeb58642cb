package dev.strategikon.dataset;

import dev.strategikon.vectors.NpyArray;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/** The labels of one {@code .npy} file. */
final class NpyLabels {
  private final Path file;
  private final long[] labels;

  private NpyLabels(Path file, long[] labels) {
    this.file = file;
    this.labels = labels;
  }

  /**
   * Reads the labels of some images.
   *
   * @throws DatasetException if the file does not hold one for each image
   */
  static NpyLabels read(Path file, Path imagesFile, int images) throws IOException {
    NpyArray array =
        NpyImages.array(
            file, "uint8", "int8", "uint16", "int16", "uint32", "int32", "uint64", "int64");
    List<Integer> shape = array.shape();
    boolean isColumn = shape.size() == 2 && shape.get(1) == 1;
    if (shape.size() != 1 && !isColumn) {
      throw NpyImages.wrong(
          file,
          "has the shape %s; expected N labels: of one-hot rows save numpy.argmax(labels, axis=1)"
              .formatted(array.shapeText()));
    }
    if (shape.get(0) != images) {
      throw NpyImages.wrong(
          file, "has %d labels, but %s has %d images".formatted(shape.get(0), imagesFile, images));
    }
    return new NpyLabels(file, array.integers());
  }

  /**
   * Returns the number of classes, after a check of all labels.
   *
   * @param given what the user says; empty if the labels say it, and then each must occur
   */
  int classes(OptionalInt given) throws DatasetException {
    if (given.isPresent()) {
      requireBelow(given.getAsInt());
      return given.getAsInt();
    }
    requireBelow(Integer.MAX_VALUE);
    int largest = (int) Arrays.stream(labels).max().orElseThrow();
    BitSet found = new BitSet();
    // Of a larger label some smaller one is missing, so the set stays small.
    Arrays.stream(labels).filter(label -> label <= labels.length).forEach(l -> found.set((int) l));
    int missing = found.nextClearBit(0);
    if (missing <= largest) {
      throw NpyImages.wrong(
          file,
          ("no image has the label %d, but the largest label is %d; labels count from 0. If all is"
                  + " right, write classes=%d")
              .formatted(missing, largest, largest + 1L));
    }
    if (largest == 0) {
      throw NpyImages.wrong(file, "all labels are 0; expected two classes or more");
    }
    return largest + 1;
  }

  /** Checks that all labels are from 0 to {@code classes} − 1. */
  void requireBelow(int classes) throws DatasetException {
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw NpyImages.wrong(
            file,
            "label %d is %d; expected %s"
                .formatted(
                    i,
                    labels[i],
                    classes == Integer.MAX_VALUE ? "numbers from 0" : "0 to " + (classes - 1)));
      }
    }
  }

  int[] integers() {
    return Arrays.stream(labels).mapToInt(Math::toIntExact).toArray();
  }
}
