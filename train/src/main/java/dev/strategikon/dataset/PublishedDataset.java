package dev.strategikon.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A data set in files, which are downloaded from its official site or copied from the user's own
 * copy.
 */
public final class PublishedDataset implements DatasetSource {
  private final Layout layout;
  private final List<RemoteFile> downloads;
  private final Map<String, Digest> contents;
  private final List<Path> otherPlaces;

  /**
   * Describes a data set.
   *
   * @param layout its files
   * @param downloads the files of the official site that together hold it
   * @param contents the digests of the official files, uncompressed, by name; a file without one is
   *     not compared
   * @param otherPlaces folders to search if the user's folder has no such files
   */
  PublishedDataset(
      Layout layout,
      List<RemoteFile> downloads,
      Map<String, Digest> contents,
      List<Path> otherPlaces) {
    this.layout = layout;
    this.downloads = List.copyOf(downloads);
    this.contents = Map.copyOf(contents);
    this.otherPlaces = List.copyOf(otherPlaces);
  }

  @Override
  public Dataset load(Path directory) throws IOException {
    FileSearch search = new FileSearch(layout, directory, otherPlaces);
    Optional<FileSet> files = search.find();
    if (files.isEmpty()) {
      throw new DatasetException(
          "%s; get it with ./strategikon data %s, or take %s"
              .formatted(search.nothingFound(), layout.name(), copyHint()));
    }
    List<String> differing = new ArrayList<>();
    Dataset dataset = layout.read(compared(files.get(), differing));
    return contents.isEmpty() ? dataset : dataset.with(new DataOrigin(true, differing));
  }

  /** Compares files with the official ones while they are read. */
  private FileSet compared(FileSet files, List<String> differing) {
    return (names, reader) ->
        files.read(
            names,
            file -> {
              Digest official = contents.get(file.name());
              if (official == null) {
                reader.read(file);
                return;
              }
              MessageDigest digest = official.start();
              file.addTo(digest);
              reader.read(file);
              if (!official.is(digest)) {
                differing.add(file.name());
              }
            });
  }

  /**
   * Downloads the data set from its official site. The directory changes only after every file has
   * been received, compared with its official digest and read.
   *
   * @param directory the folder that holds data sets; created if it does not exist
   * @param progress called for every received piece
   * @return what was installed, and where
   * @throws DatasetException if a file cannot be downloaded or is not the official one
   * @throws IOException if the directory cannot be written
   */
  public Installation download(Path directory, Progress progress) throws IOException {
    try (Staging staging = new Staging(directory)) {
      for (RemoteFile remote : downloads) {
        Download.get(remote, staging.file(remote.name()), progress);
      }
      Installation copied = copy(staging.folder(), directory);
      return new Installation(copied.dataset(), copied.folder(), List.of());
    } catch (DatasetException e) {
      throw new DatasetException(
          "%s could not be downloaded: %s; take %s"
              .formatted(layout.name(), e.getMessage(), copyHint()),
          e);
    }
  }

  /**
   * Installs the user's own copy of the data set. The copy must have exactly the structure of the
   * official data, but may differ in its bytes; the result tells which files do. The directory
   * changes only after the whole copy has been checked and written.
   *
   * @param from a folder with the files, or the archive
   * @param directory the folder that holds data sets; created if it does not exist
   * @return what was installed, and which of its files are not the official ones
   * @throws DatasetException if the copy is incomplete or damaged
   * @throws IOException if the copy cannot be read or the directory cannot be written
   */
  public Installation copy(Path from, Path directory) throws IOException {
    FileSet files = FileSearch.inCopy(layout, from);
    Dataset dataset = layout.read(files);
    Path folder = directory.resolve(layout.folders().get(0));
    Files.createDirectories(folder);
    List<String> unofficial = new ArrayList<>();
    try (Staging staging = new Staging(directory)) {
      files.read(
          layout.files(),
          file -> {
            if (!write(file, staging.file(file.name()))) {
              unofficial.add(file.name());
            }
          });
      for (String name : layout.files()) {
        Files.move(
            staging.folder().resolve(name),
            folder.resolve(name),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return new Installation(dataset, folder, unofficial);
  }

  /** Writes a file, uncompressed; returns whether its digest is the official one. */
  private boolean write(DataFile file, Path target) throws IOException {
    Digest official = contents.get(file.name());
    try (OutputStream out = Files.newOutputStream(target)) {
      if (official == null) {
        file.copyTo(out);
        return true;
      }
      MessageDigest digest = official.start();
      file.copyTo(new DigestOutputStream(out, digest));
      return official.is(digest);
    }
  }

  private String copyHint() {
    return "a copy on this machine with ./strategikon data " + layout.name() + " --from PATH";
  }
}
