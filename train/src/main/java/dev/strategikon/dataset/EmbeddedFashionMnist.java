package dev.strategikon.dataset;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The balanced subset of Fashion-MNIST that comes with the program: of every class the first 1,000
 * training and the first 200 test images.
 */
final class EmbeddedFashionMnist implements DatasetSource {
  static final String NAME = "fashion-mnist-small";
  static final int CLASSES = 10;
  static final int TRAIN_PER_CLASS = 1_000;
  static final int TEST_PER_CLASS = 200;

  /** Reads the data set from the program; ignores the directory. */
  @Override
  public Dataset load(Path directory) throws IOException {
    return MnistLayout.ofFashion(NAME, CLASSES * TRAIN_PER_CLASS, CLASSES * TEST_PER_CLASS)
        .read(EmbeddedFashionMnist::readResources);
  }

  private static void readResources(List<String> names, FileSet.Reader reader) throws IOException {
    for (String name : names) {
      String resource = NAME + "/" + name + ".gz";
      try (InputStream in = EmbeddedFashionMnist.class.getResourceAsStream(resource)) {
        if (in == null) {
          throw new FileNotFoundException("The program is incomplete: it lacks " + resource);
        }
        InputStream contents = new GZIPInputStream(new BufferedInputStream(in));
        reader.read(new DataFile(name, resource, contents));
      }
    }
  }
}
