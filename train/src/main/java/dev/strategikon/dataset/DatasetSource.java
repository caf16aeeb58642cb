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
   *     a source that brings its own data, or is told where it lies, ignores it
   * @return the data set
   * @throws DatasetException if the data set is missing, cut off or damaged
   * @throws IOException if a file cannot be read
   */
  Dataset load(Path directory) throws IOException;

  /**
   * Returns the same source on another machine or in another process.
   *
   * @param workingDirectory the folder that relative paths in its spec are relative to, instead of
   *     this process's working directory
   * @return this source, unless its spec has paths
   */
  default DatasetSource from(Path workingDirectory) {
    return this;
  }

  /**
   * {@return whether the spec says in which files the data lies, so that others may take its name}
   */
  default boolean isOfNamedFiles() {
    return false;
  }
}
