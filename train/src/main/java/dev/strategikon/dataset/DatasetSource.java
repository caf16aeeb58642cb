package dev.strategikon.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;

/** Loads a data set; {@link Datasets#CATALOGUE} makes the sources. */
@FunctionalInterface
public interface DatasetSource {
  /**
   * Reads the whole data set and checks it.
   *
   * @param directory the folder that holds data sets, such as {@link Datasets#defaultDirectory()};
   *     a source that brings its own data ignores it
   * @throws DatasetException if the data set is missing, cut off or damaged
   * @throws IOException if a file cannot be read
   */
  Dataset load(Path directory) throws IOException;

  /**
   * Returns how many classes the data set has, as far as that is known before it is read. Reports
   * count from the accuracy of guessing what an attack leaves; without this number they leave that
   * out.
   *
   * @return the number of classes; empty if it is not known
   */
  default OptionalInt classCount() {
    return OptionalInt.empty();
  }
}
