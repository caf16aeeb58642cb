package dev.strategikon.dataset;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What the files of a data set are called, where they lie and what stands in them. */
interface Layout {
  /** Returns the name of the data set in a spec. */
  String name();

  /** Returns the files that together are the data set, by their names without {@code .gz}. */
  List<String> files();

  /** Returns the name of the official archive that holds all of them, if there is one. */
  Optional<String> archive();

  /** Returns the folder, relative to that of the data sets, where the files are put. */
  String folder();

  /**
   * Reads the data set and checks it completely.
   *
   * @throws DatasetException if a file is missing, cut off or damaged
   */
  Dataset read(FileSet files) throws IOException;
}
