package dev.strategikon.dataset;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The files of a data set: their names, their places and their format. */
interface Layout {
  /** Returns the name of the data set in a spec. */
  String name();

  /** Returns the names of all files of the data set, without {@code .gz}. */
  List<String> files();

  /** Returns the name of the official archive that holds all of them, if there is one. */
  Optional<String> archive();

  /**
   * Returns the folders that may hold the files or the archive, relative to the folder of all data
   * sets, in the order of the search. Downloads go into the first.
   */
  List<String> folders();

  /**
   * Reads the data set and checks it completely.
   *
   * @throws DatasetException if a file is missing, cut off or damaged
   */
  Dataset read(FileSet files) throws IOException;
}
