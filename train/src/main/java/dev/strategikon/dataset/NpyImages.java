package dev.strategikon.dataset;

import dev.strategikon.vectors.NpyArray;
import dev.strategikon.vectors.VectorFileException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The images of one {@code .npy} file. */
final class NpyImages {
  private final Path file;
  private final NpyArray array;
  private final boolean channelsLast;
  private final int[] shape;

  private NpyImages(Path file, NpyArray array, boolean channelsLast, int[] shape) {
    this.file = file;
    this.array = array;
    this.channelsLast = channelsLast;
    this.shape = shape;
  }

  /**
   * Reads type and shape.
   *
   * @throws DatasetException if the file does not hold images
   */
  static NpyImages open(Path file, NpyLayout layout) throws IOException {
    NpyArray array = array(file, "uint8", "float32", "float64");
    List<Integer> sizes = array.shape();
    if (layout.isUnclear(sizes)) {
      throw wrong(
          file,
          "its shape %s looks like N x H x W x C; write layout=nhwc, or layout=nchw if it is N x C x H x W"
              .formatted(array.shapeText()));
    }
    if (sizes.contains(0)) {
      throw wrong(file, "holds no images: its shape is %s".formatted(array.shapeText()));
    }
    boolean channelsLast = layout == NpyLayout.NHWC && sizes.size() == 4;
    int[] shape =
        switch (sizes.size()) {
          case 2 -> new int[] {sizes.get(1), 1, 1};
          case 3 -> new int[] {1, sizes.get(1), sizes.get(2)};
          case 4 ->
              channelsLast
                  ? new int[] {sizes.get(3), sizes.get(1), sizes.get(2)}
                  : new int[] {sizes.get(1), sizes.get(2), sizes.get(3)};
          default ->
              throw wrong(
                  file,
                  "has the shape %s; expected N x C x H x W, N x H x W or N x d"
                      .formatted(array.shapeText()));
        };
    return new NpyImages(file, array, channelsLast, shape);
  }

  /** Opens an array, with the errors of data sets. */
  static NpyArray array(Path file, String... types) throws IOException {
    try {
      return NpyArray.open(file, types);
    } catch (NoSuchFileException e) {
      throw new DatasetException(
          "%s: no such file, looked for %s".formatted(file, file.toAbsolutePath().normalize()), e);
    } catch (VectorFileException e) {
      throw new DatasetException(e.getMessage(), e);
    }
  }

  static DatasetException wrong(Path file, String message) {
    return new DatasetException(file + ": " + message);
  }

  /** Returns the number of images. */
  int count() {
    return array.shape().get(0);
  }

  /** Checks that test images can be put into the same network as these. */
  void requireLike(NpyImages tests) throws DatasetException {
    if (!List.of(shape[0], shape[1], shape[2])
        .equals(List.of(tests.shape[0], tests.shape[1], tests.shape[2]))) {
      throw wrong(
          tests.file,
          "its images are %s, those of %s are %s"
              .formatted(shapeText(tests.shape), file, shapeText(shape)));
    }
    if (array.type().equals("uint8") != tests.array.type().equals("uint8")) {
      throw wrong(
          tests.file,
          "holds %s, but %s holds %s; save both with one type and scale"
              .formatted(tests.array.type(), file, array.type()));
    }
  }

  private static String shapeText(int[] shape) {
    return "%d x %d x %d".formatted(shape[0], shape[1], shape[2]);
  }

  /**
   * Reads all images.
   *
   * @throws DatasetException if a value is not finite
   */
  Images read(int[] labels) throws IOException {
    try {
      Pixels pixels =
          array.type().equals("uint8") ? new BytePixels(array.bytes()) : new FloatPixels(floats());
      Pixels ordered = channelsLast ? pixels.channelsFirst(shape[0], shape[1] * shape[2]) : pixels;
      return new Images(shape[0], shape[1], shape[2], ordered, labels);
    } catch (VectorFileException e) {
      throw new DatasetException(e.getMessage(), e);
    }
  }

  private float[] floats() throws IOException {
    float[] values = array.floats();
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw wrong(
            file,
            "the value at %s is %s; expected finite numbers".formatted(array.place(i), values[i]));
      }
    }
    return values;
  }
}
