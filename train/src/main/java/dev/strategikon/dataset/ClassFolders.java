package dev.strategikon.dataset;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the images of a folder that has a folder for each class. Names that begin with a point are
 * left out, and so are files of other kinds; links are followed.
 */
final class ClassFolders {
  private static final int DEEPEST = 32;
  private static final Set<String> READ = Set.of("png", "jpg", "jpeg");

  /** What others read as images; to leave them out would lose some without a word. */
  private static final Set<String> NOT_READ =
      Set.of("bmp", "gif", "pgm", "ppm", "tif", "tiff", "webp");

  private ClassFolders() {}

  /**
   * An image's file and its class.
   *
   * @param path the file
   * @param label the class, from 0
   */
  record Labelled(Path path, int label) {}

  /** Returns the names of the classes in alphabetical order, at least one. */
  static List<String> names(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new DatasetException(
          "%s: no such folder, looked for %s"
              .formatted(folder, folder.toAbsolutePath().normalize()));
    }
    try (Stream<Path> children = Files.list(folder)) {
      List<String> names =
          children
              .filter(child -> !isHidden(child) && Files.isDirectory(child))
              .map(child -> child.getFileName().toString())
              .sorted()
              .toList();
      if (names.isEmpty()) {
        throw new DatasetException(folder + ": expected a folder for each class, found none");
      }
      return names;
    }
  }

  /** Returns the files of each class in turn, in alphabetical order of their paths. */
  static List<Labelled> files(Path folder, List<String> classes) throws IOException {
    List<Labelled> files = new ArrayList<>();
    for (int label = 0; label < classes.size(); label++) {
      Path own = folder.resolve(classes.get(label));
      if (!Files.isDirectory(own)) {
        continue; // a class may lack test images
      }
      Finder finder = new Finder();
      Files.walkFileTree(own, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, finder);
      if (finder.found.isEmpty()) {
        throw new DatasetException(own + ": expected PNG or JPEG images, found none");
      }
      // The same order on every system: by the names, whatever stands between them.
      finder.found.sort(Comparator.comparing(path -> path.toString().replace('\\', '/')));
      for (Path path : finder.found) {
        files.add(new Labelled(path, label));
      }
    }
    return files;
  }

  private static boolean isHidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }

  private static final class Finder extends SimpleFileVisitor<Path> {
    final List<Path> found = new ArrayList<>();

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
        throws DatasetException {
      String name = file.getFileName().toString();
      String suffix = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
      if (isHidden(file)) {
        return FileVisitResult.CONTINUE;
      }
      if (NOT_READ.contains(suffix)) {
        throw new DatasetException(file + ": expected PNG or JPEG; convert it, or take it away");
      }
      if (READ.contains(suffix)) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof FileSystemLoopException) {
        throw new DatasetException(file + ": is a link to a folder around it", e);
      }
      throw new DatasetException("%s: cannot be read (%s)".formatted(file, e), e);
    }
  }
}
