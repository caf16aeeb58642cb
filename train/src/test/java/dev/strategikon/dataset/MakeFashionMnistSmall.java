package dev.strategikon.dataset;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the embedded data set from the full one: of every class the first images in the order of
 * the files, written in that order as gzipped IDX files. From the root of the project:
 *
 * <pre>
 * mvn -q test-compile
 * java -cp core/target/classes:train/target/classes:train/target/test-classes \
 *   dev.strategikon.dataset.MakeFashionMnistSmall FASHION-MNIST-FOLDER \
 *   train/src/main/resources/dev/strategikon/dataset/fashion-mnist-small
 * </pre>
 *
 * The same input gives the same bytes on every run with the same JDK: the gzip header has no name
 * and no time. Another JDK may compress differently, to the same contents.
 */
final class MakeFashionMnistSmall {
  private MakeFashionMnistSmall() {}

  /** Reads the full data set in the first folder, writes the subset into the second. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("Expected FASHION-MNIST-FOLDER and TARGET-FOLDER");
    }
    Dataset full =
        MnistLayout.ofFashion("fashion-mnist", 60_000, 10_000)
            .read(new FolderFiles(Path.of(arguments[0])));
    write(
        full,
        EmbeddedFashionMnist.TRAIN_PER_CLASS,
        EmbeddedFashionMnist.TEST_PER_CLASS,
        Path.of(arguments[1]));
  }

  /** Writes the first {@code trainPerClass} and {@code testPerClass} images of every class. */
  static void write(Dataset full, int trainPerClass, int testPerClass, Path target)
      throws IOException {
    Files.createDirectories(target);
    int classes = full.classes().size();
    int[] train = firstOfEachClass(full.train(), classes, trainPerClass);
    int[] test = firstOfEachClass(full.test(), classes, testPerClass);
    gzip(target, MnistLayout.TRAIN_IMAGES, images(full.train(), train));
    gzip(target, MnistLayout.TRAIN_LABELS, labels(full.train(), train));
    gzip(target, MnistLayout.TEST_IMAGES, images(full.test(), test));
    gzip(target, MnistLayout.TEST_LABELS, labels(full.test(), test));
  }

  private static int[] firstOfEachClass(Images images, int classes, int perClass) {
    int[] chosen = new int[classes * perClass];
    int[] found = new int[classes];
    int count = 0;
    for (int i = 0; i < images.count() && count < chosen.length; i++) {
      if (found[images.label(i)]++ < perClass) {
        chosen[count++] = i;
      }
    }
    if (count < chosen.length) {
      throw new IllegalArgumentException("A class has fewer than " + perClass + " images");
    }
    return chosen;
  }

  private static byte[] images(Images images, int[] chosen) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(Idx.IMAGES_MAGIC);
    out.writeInt(chosen.length);
    out.writeInt(images.height());
    out.writeInt(images.width());
    for (int image : chosen) {
      for (int row = 0; row < images.height(); row++) {
        for (int column = 0; column < images.width(); column++) {
          out.write(images.pixel(image, 0, row, column));
        }
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] labels(Images images, int[] chosen) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(Idx.LABELS_MAGIC);
    out.writeInt(chosen.length);
    for (int image : chosen) {
      out.write(images.label(image));
    }
    return bytes.toByteArray();
  }

  private static void gzip(Path folder, String name, byte[] contents) throws IOException {
    try (OutputStream file = Files.newOutputStream(folder.resolve(name + ".gz"));
        OutputStream out = new BestGzip(file)) {
      out.write(contents);
    }
  }

  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
