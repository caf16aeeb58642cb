package dev.strategikon.dataset;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The layout of MNIST, which Fashion-MNIST shares: four IDX files with grey images of 28 × 28.
 *
 * @param name the name of the data set in a spec
 * @param folders the folders that may hold the files, see {@link Layout#folders}
 * @param classes the names of the labels
 * @param trainImages how many training images it must have
 * @param testImages how many test images it must have
 */
record MnistLayout(
    String name, List<String> folders, List<String> classes, int trainImages, int testImages)
    implements Layout {
  static final int SIDE = 28;
  static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
  static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
  static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
  static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

  private static final List<String> CLOTHES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  private static final List<String> DIGITS =
      List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

  /** Returns the layout of Fashion-MNIST, or of a part of it that has another name. */
  static MnistLayout ofFashion(String name, int trainImages, int testImages) {
    return new MnistLayout(name, List.of("fashion-mnist", ""), CLOTHES, trainImages, testImages);
  }

  /**
   * Returns the layout of MNIST itself. Its files are named as those of Fashion-MNIST, so they must
   * lie in a folder that is named after it.
   */
  static MnistLayout ofDigits(int trainImages, int testImages) {
    return new MnistLayout("mnist", List.of("mnist", "MNIST/raw"), DIGITS, trainImages, testImages);
  }

  @Override
  public List<String> files() {
    return List.of(TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS);
  }

  @Override
  public Optional<String> archive() {
    return Optional.empty();
  }

  @Override
  public Dataset read(FileSet files) throws IOException {
    Map<String, byte[]> contents = new HashMap<>();
    files.read(files(), file -> contents.put(file.name(), contents(file)));
    return new Dataset(
        name,
        classes,
        new Images(1, SIDE, SIDE, contents.get(TRAIN_IMAGES), contents.get(TRAIN_LABELS)),
        new Images(1, SIDE, SIDE, contents.get(TEST_IMAGES), contents.get(TEST_LABELS)));
  }

  private byte[] contents(DataFile file) throws IOException {
    return switch (file.name()) {
      case TRAIN_IMAGES -> Idx.readImages(file, trainImages, SIDE, SIDE);
      case TRAIN_LABELS -> Idx.readLabels(file, trainImages, classes.size());
      case TEST_IMAGES -> Idx.readImages(file, testImages, SIDE, SIDE);
      case TEST_LABELS -> Idx.readLabels(file, testImages, classes.size());
      default -> throw new IllegalArgumentException(file.name());
    };
  }
}
