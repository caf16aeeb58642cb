package dev.strategikon.dataset;

import dev.strategikon.spec.Arguments;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.InvalidSpecException;
import dev.strategikon.spec.Parameter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A user's own images in NumPy's files.
 *
 * @param base the folder of relative paths
 * @param images the file of the images
 * @param labels the file of their labels
 * @param test the file of the test images, or a share of {@code images}
 * @param testLabels the file of the test images' labels; unused for a share
 * @param classes how many there are; empty for what the labels say
 * @param layout the order of the dimensions of images
 */
record NpyDataset(
    Path base,
    String images,
    String labels,
    TestPart test,
    String testLabels,
    OptionalInt classes,
    NpyLayout layout)
    implements DatasetSource {
  private static final String NAME = "npy";
  private static final String NONE = "none";

  static final Entry<DatasetSource> ENTRY =
      new Entry<>(
          NAME,
          "Images or vectors of your own, in NumPy's files.",
          "your files: N × C × H × W, N × H × W or N × d; uint8, float32 or float64",
          List.of(
              Parameter.required("images", "the array of the images"),
              Parameter.required("labels", "N whole numbers from 0"),
              Parameter.optional(
                  "test-images", TestPart.DEFAULT, "an array, or the share of images drawn for it"),
              Parameter.optional("test-labels", NONE, "their labels, if test-images is an array"),
              Parameter.optional("classes", "auto", "how many; auto is the largest label + 1"),
              Parameter.optional(
                  "layout", "auto", "nchw or nhwc; auto is nchw unless the shape makes one doubt")),
          NpyDataset::of);

  private static NpyDataset of(Arguments arguments) {
    TestPart test = TestPart.of(arguments, "test-images");
    String testLabels = arguments.text("test-labels");
    if (test.path().isPresent() == testLabels.equals(NONE)) {
      throw new InvalidSpecException(
          "In '%s', test-images and test-labels must both be files, or neither"
              .formatted(arguments.spec()));
    }
    OptionalInt classes = arguments.countOr("classes", "auto");
    if (classes.isPresent() && classes.getAsInt() < 2) {
      throw new InvalidSpecException(
          "In '%s', classes must be at least 2".formatted(arguments.spec()));
    }
    return new NpyDataset(
        Path.of(""),
        arguments.text("images"),
        arguments.text("labels"),
        test,
        testLabels,
        classes,
        NpyLayout.of(arguments.choice("layout", "auto", "nchw", "nhwc")));
  }

  @Override
  public DatasetSource from(Path workingDirectory) {
    return new NpyDataset(workingDirectory, images, labels, test, testLabels, classes, layout);
  }

  @Override
  public boolean isOfNamedFiles() {
    return true;
  }

  @Override
  public Dataset load(Path directory) throws IOException {
    Path trainFile = base.resolve(images);
    NpyImages train = NpyImages.open(trainFile, layout);
    NpyLabels trainLabels = NpyLabels.read(base.resolve(labels), trainFile, train.count());
    if (test.path().isEmpty()) {
      int found = trainLabels.classes(classes);
      Images[] parts = test.split(train.read(trainLabels.integers()), trainFile.toString());
      return new Dataset(NAME, names(found), parts[0], parts[1]);
    }
    Path testFile = base.resolve(test.path().get());
    NpyImages tests = NpyImages.open(testFile, layout);
    NpyLabels testing = NpyLabels.read(base.resolve(testLabels), testFile, tests.count());
    train.requireLike(tests);
    int found = trainLabels.classes(classes);
    testing.requireBelow(found);
    return new Dataset(
        NAME, names(found), train.read(trainLabels.integers()), tests.read(testing.integers()));
  }

  private static List<String> names(int classes) {
    return IntStream.range(0, classes).mapToObj(String::valueOf).toList();
  }
}
