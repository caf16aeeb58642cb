package dev.strategikon.dataset;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The layout of Fashion-MNIST: four IDX files with grey images of 28 × 28 in ten classes.
 *
 * @param name the name of the data set in a spec
 * @param trainImages how many training images it must have
 * @param testImages how many test images it must have
 */
record FashionMnist(String name, int trainImages, int testImages) implements Layout {
  static final int SIDE = 28;
  static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
  static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
  static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
  static final String TEST_LABELS = "t10k-labels-idx1-ubyte";
  static final List<String> CLASSES =
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

  @Override
  public List<String> files() {
    return List.of(TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS);
  }

  @Override
  public Optional<String> archive() {
    return Optional.empty();
  }

  @Override
  public List<String> folders() {
    return List.of("fashion-mnist", "");
  }

  @Override
  public Dataset read(FileSet files) throws IOException {
    Map<String, byte[]> contents = new HashMap<>();
    files.read(files(), file -> contents.put(file.name(), contents(file)));
    return new Dataset(
        name,
        CLASSES,
        new Images(1, SIDE, SIDE, contents.get(TRAIN_IMAGES), contents.get(TRAIN_LABELS)),
        new Images(1, SIDE, SIDE, contents.get(TEST_IMAGES), contents.get(TEST_LABELS)));
  }

  private byte[] contents(DataFile file) throws IOException {
    return switch (file.name()) {
      case TRAIN_IMAGES -> Idx.readImages(file, trainImages, SIDE, SIDE);
      case TRAIN_LABELS -> Idx.readLabels(file, trainImages, CLASSES.size());
      case TEST_IMAGES -> Idx.readImages(file, testImages, SIDE, SIDE);
      case TEST_LABELS -> Idx.readLabels(file, testImages, CLASSES.size());
      default -> throw new IllegalArgumentException(file.name());
    };
  }
}
