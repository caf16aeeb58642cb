package dev.strategikon.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Files in any folder of a {@code .tar.gz} archive, read in the order of the archive without
 * unpacking it.
 *
 * @param archive the archive
 */
record TarFiles(Path archive) implements FileSet {
  /** Far above the size of any file of a data set. */
  private static final long LARGEST_ENTRY = 1L << 28;

  /** Names in headers have no limit of their own, and the library reads all of them. */
  private static final long LONGEST_HEADER = 1L << 20;

  @Override
  public void read(List<String> names, Reader reader) throws IOException {
    Set<String> missing = new LinkedHashSet<>(names);
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
        LimitedStream unzipped = new LimitedStream(FolderFiles.unzip(archive, file));
        TarArchiveInputStream tar = new TarArchiveInputStream(unzipped)) {
      unzipped.allow(LONGEST_HEADER);
      for (TarArchiveEntry entry = next(tar); entry != null; entry = next(tar)) {
        // All of the entry, and what stands before the next one.
        unzipped.allow(Math.min(LARGEST_ENTRY, entry.getSize()) + LONGEST_HEADER);
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        if (entry.isFile() && missing.remove(name)) {
          reader.read(new DataFile(name, archive + "!/" + entry.getName(), tar));
        }
      }
      // Only at its end does gzip compare its checksum.
      unzipped.allow(LARGEST_ENTRY);
      new DataFile(archive.toString(), archive.toString(), unzipped)
          .copyTo(OutputStream.nullOutputStream());
    }
    if (!missing.isEmpty()) {
      throw new DatasetException(
          "%s: expected %s in the archive, found %s"
              .formatted(
                  archive,
                  String.join(", ", missing),
                  missing.size() == names.size() ? "none of them" : "only the other files"));
    }
  }

  private TarArchiveEntry next(TarArchiveInputStream tar) throws IOException {
    try {
      return tar.getNextEntry();
    } catch (IOException | IllegalArgumentException e) {
      throw new DatasetException(
          "%s: the archive is cut off or damaged (%s)".formatted(archive, e.getMessage()), e);
    }
  }
}
