package dev.strategikon.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/**
 * A published data set with a few images, on which the tests of all published data sets are run.
 *
 * @param layout the official one, but for the number of images
 * @param train how many training images it has
 * @param test how many test images it has
 * @param contents of each file, by its name
 */
record SmallDataset(Layout layout, int train, int test, Function<String, byte[]> contents) {
  private static final Map<String, SmallDataset> ALL =
      Map.of(
          "cifar10", new SmallDataset(SmallFiles.CIFAR10, 10, 2, SmallFiles::cifar),
          "fashion-mnist", new SmallDataset(SmallFiles.FASHION_MNIST, 3, 2, SmallFiles::fashion),
          "mnist", new SmallDataset(SmallFiles.MNIST, 3, 2, SmallFiles::fashion));

  /** Returns the one of a name in the catalogue. */
  static SmallDataset of(String name) {
    SmallDataset small = ALL.get(name);
    if (small == null) {
      throw new AssertionError(
          "data set '%s' has no small files: add them to SmallDataset and SmallFiles"
              .formatted(name));
    }
    return small;
  }

  /** Writes all files, plain. */
  Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String name : layout.files()) {
      Files.write(folder.resolve(name), contents.apply(name));
    }
    return folder;
  }

  /** Writes all files, gzipped. */
  Path writeGzipped(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String name : layout.files()) {
      Files.write(folder.resolve(name + ".gz"), SmallFiles.gzip(contents.apply(name)));
    }
    return folder;
  }
}
