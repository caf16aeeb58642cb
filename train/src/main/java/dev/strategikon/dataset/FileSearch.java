package dev.strategikon.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Searches the folders where users and packages put a data set. */
final class FileSearch {
  private final Layout layout;
  private final List<Path> places;

  /**
   * Searches the layout's folders below a directory, then other folders, in this order.
   *
   * @param layout what to look for
   * @param directory where data sets lie
   * @param others further folders
   */
  FileSearch(Layout layout, Path directory, List<Path> others) {
    this.layout = layout;
    places = new ArrayList<>();
    layout.folders().forEach(folder -> places.add(directory.resolve(folder)));
    places.addAll(others);
  }

  /**
   * Returns the first complete data set. If there is none, returns the first incomplete one, so
   * that the error of reading it names what is missing.
   */
  Optional<FileSet> find() {
    Optional<FileSet> partial = Optional.empty();
    for (Path place : places) {
      FolderFiles files = new FolderFiles(place);
      long present = layout.files().stream().filter(files::has).count();
      if (present == layout.files().size()) {
        return Optional.of(files);
      }
      Optional<Path> archive = layout.archive().map(place::resolve).filter(Files::isRegularFile);
      if (archive.isPresent()) {
        return archive.map(TarFiles::new);
      }
      if (present > 0 && partial.isEmpty()) {
        partial = Optional.of(files);
      }
    }
    return partial;
  }

  /**
   * Returns the files of the user's own copy.
   *
   * @param from the archive, or a folder that has the files itself or in one of the layout's
   *     folders
   * @throws DatasetException if there are none
   */
  static FileSet inCopy(Layout layout, Path from) throws IOException {
    if (Files.isDirectory(from)) {
      List<Path> itself = layout.folders().contains("") ? List.of() : List.of(from);
      FileSearch search = new FileSearch(layout, from, itself);
      return search.find().orElseThrow(() -> new DatasetException(search.nothingFound()));
    }
    if (!Files.exists(from)) {
      throw new DatasetException(from + ": no such file or folder");
    }
    if (layout.archive().isEmpty()) {
      throw new DatasetException(
          "%s: expected a folder that holds %s, found a file"
              .formatted(from, String.join(", ", layout.files())));
    }
    return new TarFiles(from);
  }

  /** Returns a message that names the files and the places that were searched. */
  String nothingFound() {
    String files = String.join(", ", layout.files());
    String wanted = layout.archive().map(archive -> archive + " or " + files).orElse(files);
    return "%s was not found: looked for %s in %s"
        .formatted(
            layout.name(),
            wanted,
            places.stream().map(Path::toString).collect(Collectors.joining(", ")));
  }
}
