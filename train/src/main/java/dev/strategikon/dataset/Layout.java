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

  /**
   * Returns where the files or the archive may lie, relative to the folder of all data sets: the
   * first is where they are put, and they are looked for in this order.
   */
  List<String> folders();

  /**
   * Reads the data set and checks it completely.
   *
   * @throws DatasetException if a file is missing, cut off or damaged
   */
  Dataset read(FileSet files) throws IOException;
}
