package dev.strategikon.dataset;

import dev.strategikon.dataset.ClassFolders.Labelled;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** Reads image files into images of one size. Those of a second call are as those of the first. */
final class ImageFiles {
  private final OptionalInt side;
  private final boolean grey;

  /** The first image, whose size all others have. */
  private Path first;

  private int height;
  private int width;

  /**
   * Creates a reader.
   *
   * @param side to which images are scaled; empty if they keep their size
   * @param grey whether they become grey
   */
  ImageFiles(OptionalInt side, boolean grey) {
    this.side = side;
    this.grey = grey;
  }

  /**
   * Reads all files.
   *
   * @throws DatasetException if one is damaged or of another size, or they do not fit an array
   */
  Images read(List<Labelled> files) throws IOException {
    int channels = grey ? 1 : 3;
    byte[] pixels = null;
    int[] labels = new int[files.size()];
    for (int i = 0; i < labels.length; i++) {
      Path path = files.get(i).path();
      DecodedImage image = DecodedImage.read(path);
      if (side.isPresent()) {
        image = image.scaled(side.getAsInt(), side.getAsInt());
      }
      checkSize(path, image);
      int perImage = channels * height * width;
      if (pixels == null) {
        pixels = allocate(path, labels.length, perImage);
      }
      image.write(grey, pixels, i * perImage);
      labels[i] = files.get(i).label();
    }
    return new Images(channels, height, width, pixels, labels);
  }

  private void checkSize(Path path, DecodedImage image) throws DatasetException {
    if (first == null) {
      first = path;
      height = image.height();
      width = image.width();
    }
    if (image.height() != height || image.width() != width) {
      throw new DatasetException(
          "%s: is %d x %d pixels, but %s is %d x %d; write size=32, for instance, to scale all"
              .formatted(path, image.width(), image.height(), first, width, height));
    }
  }

  private static byte[] allocate(Path path, int images, int perImage) throws DatasetException {
    if ((long) images * perImage > Integer.MAX_VALUE - 8) {
      throw new DatasetException(
          "%s: %d images of its size have more than 2^31 values; write size=32, for instance"
              .formatted(path, images));
    }
    return new byte[images * perImage];
  }
}
