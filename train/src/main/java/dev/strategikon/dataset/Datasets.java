package dev.strategikon.dataset;

import dev.strategikon.spec.Catalogue;
import dev.strategikon.spec.Catalogue.Entry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * The catalogue of data sets, and the folders where they are looked for: {@code cifar10} in {@code
 * cifar10/cifar-10-batches-bin}, {@code cifar10}, {@code cifar-10-batches-bin} or the directory
 * itself, as six batches and {@code batches.meta.txt} or as {@code cifar-10-binary.tar.gz}; {@code
 * fashion-mnist} in {@code fashion-mnist} or the directory itself, as four IDX files, plain or
 * gzipped, and failing that where Debian's package dataset-fashion-mnist puts them ({@code
 * /usr/share/datasets/fashion-mnist}); {@code mnist} in {@code mnist} or {@code MNIST/raw}, as four
 * such files of the same names.
 */
public final class Datasets {
  /** The environment variable that names the folder of data sets. */
  public static final String VARIABLE = "STRATEGIKON_DATA";

  private static final String FASHION_MNIST_SOURCE =
      "Xiao, Rasul, Vollgraf: Fashion-MNIST, arXiv:1708.07747, 2017 (MIT licence)";

  /**
   * All data sets, those of every {@link DatasetProvider} included. The first is the default and
   * needs no files.
   */
  public static final Catalogue<DatasetSource> CATALOGUE =
      new Catalogue<DatasetSource>(
              "data set",
              List.of(
                  new Entry<>(
                      "fashion-mnist-small",
                      "10,000 training and 2,000 test images of Fashion-MNIST, inside the program.",
                      FASHION_MNIST_SOURCE,
                      List.of(),
                      arguments -> new EmbeddedFashionMnist()),
                  new Entry<>(
                      "fashion-mnist",
                      "60,000 training and 10,000 test images of clothes, grey, 28 × 28, in ten classes.",
                      FASHION_MNIST_SOURCE,
                      List.of(),
                      arguments -> OfficialSites.fashionMnist()),
                  new Entry<>(
                      "mnist",
                      "60,000 training and 10,000 test images of digits, grey, 28 × 28, in ten classes.",
                      "LeCun, Bottou, Bengio and Haffner: Gradient-Based Learning Applied to Document"
                          + " Recognition, Proceedings of the IEEE, 1998",
                      List.of(),
                      arguments -> OfficialSites.mnist()),
                  new Entry<>(
                      "cifar10",
                      "50,000 training and 10,000 test images, colour, 32 × 32, in ten classes.",
                      "Krizhevsky: Learning Multiple Layers of Features from Tiny Images, 2009,"
                          + " https://www.cs.toronto.edu/~kriz/cifar.html",
                      List.of(),
                      arguments -> OfficialSites.cifar10()),
                  LinearRegression.ENTRY,
                  NpyDataset.ENTRY,
                  ImageFolder.ENTRY))
          .with(ServiceLoader.load(DatasetProvider.class), DatasetProvider::datasets);

  private Datasets() {}

  /**
   * {@return the folder where data sets lie unless the user names another: that of the environment
   * variable {@link #VARIABLE}, and where it is not set {@code strategikon} in {@code
   * $XDG_CACHE_HOME}, or in {@code ~/.cache} where that is not set either}
   */
  public static Path defaultDirectory() {
    return defaultDirectory(System.getenv(), System.getProperty("user.home"));
  }

  static Path defaultDirectory(Map<String, String> environment, String userHome) {
    String own = environment.getOrDefault(VARIABLE, "");
    if (!own.isBlank()) {
      return Path.of(own);
    }
    Path cache = Path.of(environment.getOrDefault("XDG_CACHE_HOME", ""));
    // The XDG specification: a relative path is to be ignored.
    Path parent = cache.isAbsolute() ? cache : Path.of(userHome, ".cache");
    return parent.resolve("strategikon");
  }
}
