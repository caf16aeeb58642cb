package dev.strategikon.dataset;

import dev.strategikon.spec.Arguments;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.InvalidSpecException;
import dev.strategikon.spec.Parameter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * A user's own images in folders, one for each class, as torchvision's and DJL's ImageFolder read
 * them.
 *
 * @param base the folder of relative paths
 * @param train the folder of the training images
 * @param test the folder of the test images, or a share of the training images
 * @param size the side to which images are scaled; empty if they keep their size
 * @param grey whether they become grey
 */
record ImageFolder(Path base, String train, TestPart test, OptionalInt size, boolean grey)
    implements DatasetSource {
  private static final String NAME = "folder";
  private static final int LARGEST_SIDE = 4096;

  static final Entry<DatasetSource> ENTRY =
      new Entry<>(
          NAME,
          "Images of your own, PNG or JPEG, in one folder for each class.",
          "your files, as torchvision's ImageFolder reads them",
          List.of(
              Parameter.required("train", "a folder with a folder for each class"),
              Parameter.optional(
                  "test", TestPart.DEFAULT, "such a folder, or the share of images drawn for it"),
              Parameter.optional(
                  "size", "original", "scale all images to size × size; original needs equal ones"),
              Parameter.optional("colour", "rgb", "rgb or grey")),
          ImageFolder::of);

  private static ImageFolder of(Arguments arguments) {
    OptionalInt size = arguments.countOr("size", "original");
    if (size.isPresent() && (size.getAsInt() < 1 || size.getAsInt() > LARGEST_SIDE)) {
      throw new InvalidSpecException(
          "In '%s', size must be from 1 to %d".formatted(arguments.spec(), LARGEST_SIDE));
    }
    return new ImageFolder(
        Path.of(""),
        arguments.text("train"),
        TestPart.of(arguments, "test"),
        size,
        arguments.choice("colour", "rgb", "grey").equals("grey"));
  }

  @Override
  public DatasetSource from(Path workingDirectory) {
    return new ImageFolder(workingDirectory, train, test, size, grey);
  }

  @Override
  public boolean isOfNamedFiles() {
    return true;
  }

  @Override
  public Dataset load(Path directory) throws IOException {
    Path folder = base.resolve(train);
    List<String> classes = ClassFolders.names(folder);
    if (classes.size() < 2) {
      throw new DatasetException(
          "%s: has the folder %s alone; expected one for each class, two or more"
              .formatted(folder, classes.get(0)));
    }
    ImageFiles files = new ImageFiles(size, grey);
    Images training = files.read(ClassFolders.files(folder, classes));
    if (test.path().isEmpty()) {
      Images[] parts = test.split(training, folder.toString());
      return new Dataset(NAME, classes, parts[0], parts[1]);
    }
    Path testFolder = base.resolve(test.path().get());
    for (String name : ClassFolders.names(testFolder)) {
      if (!classes.contains(name)) {
        throw new DatasetException(
            "%s: the class %s is not in %s".formatted(testFolder.resolve(name), name, folder));
      }
    }
    return new Dataset(
        NAME, classes, training, files.read(ClassFolders.files(testFolder, classes)));
  }
}
