package dev.strategikon.dataset;

import java.io.IOException;
import java.util.List;

/** The files of a data set: in a folder, in an archive or in the program. */
@FunctionalInterface
interface FileSet {
  /** Reads one file, completely or in part. */
  @FunctionalInterface
  interface Reader {
    void read(DataFile file) throws IOException;
  }

  /**
   * Passes every named file to the reader once, in the order in which they are stored.
   *
   * @throws DatasetException if a file is missing or damaged
   */
  void read(List<String> names, Reader reader) throws IOException;
}
