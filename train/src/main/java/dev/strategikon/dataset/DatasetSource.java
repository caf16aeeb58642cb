package dev.strategikon.dataset;

import java.io.IOException;
import java.nio.file.Path;

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
}
