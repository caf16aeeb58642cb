package dev.strategikon.dataset;

import dev.strategikon.spec.Catalogue;
import dev.strategikon.spec.Catalogue.Entry;
import java.nio.file.Path;
import java.util.List;

/** The data sets that a spec can name. */
public final class Datasets {
  private static final String FASHION_MNIST_SOURCE =
      "Xiao, Rasul, Vollgraf: Fashion-MNIST, arXiv:1708.07747, 2017 (MIT licence)";

  /** All data sets; the first is the default and needs no files. */
  public static final Catalogue<DatasetSource> CATALOGUE =
      new Catalogue<>(
          "data set",
          List.of(
              new Entry<>(
                  "fashion-mnist-small",
                  "10,000 training and 2,000 test images of Fashion-MNIST, inside the program.",
                  FASHION_MNIST_SOURCE,
                  List.of(),
                  arguments -> new EmbeddedFashionMnist())));

  private Datasets() {}

  /**
   * Returns the folder where data sets lie unless the user names another: {@code strategikon} in
   * {@code $XDG_CACHE_HOME}, or in {@code ~/.cache} where that is not set.
   */
  public static Path defaultDirectory() {
    return defaultDirectory(System.getenv("XDG_CACHE_HOME"), System.getProperty("user.home"));
  }

  static Path defaultDirectory(String cacheHome, String userHome) {
    Path cache = cacheHome == null ? Path.of("") : Path.of(cacheHome);
    // The XDG specification: a relative path is to be ignored.
    Path parent = cache.isAbsolute() ? cache : Path.of(userHome, ".cache");
    return parent.resolve("strategikon");
  }
}
