package dev.strategikon.dataset;

import java.io.IOException;
import java.nio.file.Path;

/** Where a data set comes from: what {@link Datasets#CATALOGUE} makes. */
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
}
