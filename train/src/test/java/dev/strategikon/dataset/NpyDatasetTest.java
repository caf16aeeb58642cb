package dev.strategikon.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.spec.InvalidSpecException;
import dev.strategikon.spec.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyDatasetTest {
  @TempDir Path folder;

  private Path write(String name, String type, String shape, double... values) throws IOException {
    return NpyFile.write(folder.resolve(name), type, shape, values);
  }

  private Dataset load(String arguments) throws IOException {
    return source(arguments).from(folder).load(Path.of("nowhere"));
  }

  private static DatasetSource source(String arguments) {
    return Datasets.CATALOGUE.create(Spec.parse("npy(" + arguments + ")"));
  }

  private String failure(String arguments) {
    String message = assertThrows(DatasetException.class, () -> load(arguments)).getMessage();
    assertTrue(message.startsWith(folder.toString()), message);
    return message.substring(folder.toString().length() + 1);
  }

  private static double[] count(int values) {
    return IntStream.range(0, values).asDoubleStream().toArray();
  }

  private static float[] image(Dataset dataset, Images images, int index) {
    float[] out = new float[images.pixelsPerImage()];
    dataset.with(Normalisation.unit(images.channels())).copy(images, index, out, 0);
    return out;
  }

  /** Two classes, four 2 × 3 images to train and two to test. */
  private void writeGrey(String type) throws IOException {
    write("x.npy", type, "(4, 2, 3)", count(24));
    write("y.npy", "<i8", "(4,)", 0, 1, 1, 0);
    write("tx.npy", type, "(2, 2, 3)", count(12));
    write("ty.npy", "|u1", "(2,)", 1, 0);
  }

  private static final String FOUR =
      "images=x.npy, labels=y.npy, test-images=tx.npy, test-labels=ty.npy";

  @Test
  void bytesAreImagesOnTheScaleOf255() throws IOException {
    writeGrey("|u1");
    Dataset dataset = load(FOUR);
    assertEquals(List.of("0", "1"), dataset.classes());
    assertEquals(4, dataset.train().count());
    assertEquals(2, dataset.test().count());
    assertEquals(1, dataset.train().channels());
    assertEquals(2, dataset.train().height());
    assertEquals(3, dataset.train().width());
    assertEquals(1, dataset.train().label(2));
    assertEquals(0, dataset.test().label(1));
    assertEquals(6 * 3 + 5, dataset.train().pixel(3, 0, 1, 2));
    assertEquals(23 / 255f, image(dataset, dataset.train(), 3)[5]);
    assertEquals(11.5 / 255, dataset.normalisation().mean(0), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<f4", ">f4", "<f8", ">f8"})
  void floatsStandForThemselves(String type) throws IOException {
    writeGrey(type);
    Dataset dataset = load(FOUR);
    assertArrayEquals(new float[] {18, 19, 20, 21, 22, 23}, image(dataset, dataset.train(), 3));
    // 0 … 23 have the mean 11.5 and the variance (24² − 1)/12.
    assertEquals(11.5, dataset.normalisation().mean(0), 1e-12);
    float[] normalised = new float[6];
    dataset.copy(dataset.train(), 0, normalised, 0);
    assertEquals((1 - 11.5) / Math.sqrt(575 / 12.0), normalised[1], 1e-6);
    assertThrows(IllegalStateException.class, () -> dataset.train().pixel(0, 0, 0, 0));
  }

  @Test
  void eachFeatureOfAVectorIsNormalisedForItself() throws IOException {
    write("x.npy", "<f8", "(3, 2)", 1, 1000, 2, 1000, 3, 1000);
    write("y.npy", "<i4", "(3, 1)", 0, 1, 0);
    Dataset dataset =
        load("images=x.npy, labels=y.npy, test-images=x.npy, test-labels=y.npy, classes=2");
    assertEquals(2, dataset.train().channels());
    assertEquals(1, dataset.train().height() * dataset.train().width());
    float[] third = new float[2];
    dataset.copy(dataset.train(), 2, third, 0);
    assertArrayEquals(new float[] {(float) (1 / Math.sqrt(2 / 3.0)), 0}, third, 1e-6f);
  }

  @Test
  void manyBytesFeaturesAreNormalisedAsFewAre() throws IOException {
    double[] values = count(3 * 40);
    write("wide.npy", "|u1", "(3, 40)", values);
    write("narrow.npy", "|u1", "(3, 1)", values[7], values[47], values[87]);
    write("y.npy", "<i4", "(3,)", 0, 1, 0);
    String rest = ".npy, labels=y.npy, test-labels=y.npy, test-images=";
    Dataset wide = load("images=wide" + rest + "wide.npy");
    Dataset narrow = load("images=narrow" + rest + "narrow.npy");
    float[] of40 = new float[40];
    float[] of1 = new float[1];
    wide.copy(wide.train(), 2, of40, 0);
    narrow.copy(narrow.train(), 2, of1, 0);
    assertEquals(of1[0], of40[7]);
  }

  @Test
  void colourImagesHaveTheirChannelsFirstOrLast() throws IOException {
    double[] first = count(2 * 3 * 2 * 5);
    double[] last = new double[first.length];
    for (int i = 0; i < first.length; i++) {
      int image = i / 30;
      int channel = i / 10 % 3;
      int pixel = i % 10;
      last[(image * 10 + pixel) * 3 + channel] = first[i];
    }
    write("x.npy", "|u1", "(2, 3, 2, 5)", first);
    write("last.npy", "|u1", "(2, 2, 5, 3)", last);
    write("float.npy", "<f4", "(2, 2, 5, 3)", last);
    write("y.npy", "<u2", "(2,)", 0, 1);
    String rest = ".npy, labels=y.npy, test-labels=y.npy, test-images=";
    String digest = load("images=x" + rest + "x.npy").digest();
    assertEquals(digest, load("images=last" + rest + "last.npy, layout=nhwc").digest());
    Dataset floats = load("images=float" + rest + "float.npy, layout=nhwc");
    assertArrayEquals(new float[] {30, 31, 32}, Arrays.copyOf(image(floats, floats.train(), 1), 3));
    assertNotEquals(digest, floats.digest());
    assertEquals(
        "last.npy: its shape 2 x 2 x 5 x 3 looks like N x H x W x C; write layout=nhwc, or"
            + " layout=nchw if it is N x C x H x W",
        failure("images=last" + rest + "last.npy"));
    assertEquals(2, load("images=last" + rest + "last.npy, layout=nchw").train().channels());
  }

  @Test
  void fortranOrderIsReadToo() throws IOException {
    write("x.npy", "<f4", "(2, 2, 3)", count(12));
    double[] stored = new double[12];
    for (int i = 0; i < 12; i++) {
      stored[i / 6 + 2 * (i / 3 % 2) + 4 * (i % 3)] = i;
    }
    NpyFile.write(folder.resolve("f.npy"), "<f4", "True", "(2, 2, 3)", stored);
    write("y.npy", "<i8", "(2,)", 0, 1);
    String rest = ".npy, labels=y.npy, test-images=x.npy, test-labels=y.npy";
    assertEquals(load("images=x" + rest).digest(), load("images=f" + rest).digest());
  }

  @Test
  void withoutTestFilesAShareIsDrawnForThem() throws IOException {
    write("x.npy", "<f4", "(100, 1)", count(100));
    write("y.npy", "<i8", "(100,)", DoubleStream.of(count(100)).map(i -> i % 2).toArray());
    Dataset dataset = load("images=x.npy, labels=y.npy, test-images=0.25");
    assertEquals(25, dataset.test().count());
    float[] all = new float[100];
    for (int i = 0; i < 100; i++) {
      boolean isTest = i >= 75;
      Images part = isTest ? dataset.test() : dataset.train();
      int index = isTest ? i - 75 : i;
      all[i] = image(dataset, part, index)[0];
      assertEquals(all[i] % 2, part.label(index));
    }
    float[] tests = Arrays.copyOfRange(all, 75, 100);
    float[] ascending = tests.clone();
    Arrays.sort(ascending);
    assertArrayEquals(ascending, tests);
    assertNotEquals(75f, tests[0]); // drawn, not the last ones
    Arrays.sort(all);
    for (int i = 0; i < 100; i++) {
      assertEquals(i, all[i]);
    }
    assertEquals(20, load("images=x.npy, labels=y.npy").test().count());
    assertEquals(dataset.digest(), load("images=x.npy, labels=y.npy, test-images=0.25").digest());
    assertEquals(
        "x.npy: a share of 0.001 of 100 images leaves none for tests",
        failure("images=x.npy, labels=y.npy, test-images=0.001"));
  }

  @Test
  void relativePathsAreOfTheWorkingDirectory() throws IOException {
    writeGrey("|u1");
    String missing =
        assertThrows(DatasetException.class, () -> source(FOUR).load(folder)).getMessage();
    Path here = Path.of("x.npy").toAbsolutePath();
    assertEquals("x.npy: no such file, looked for " + here, missing);
    String absolute = FOUR.replaceAll("=(t?[xy].npy)", "=" + folder + "/$1");
    assertEquals(load(FOUR).digest(), source(absolute).load(Path.of("nowhere")).digest());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<i8 | (3,) | 0 1 1 | y.npy: has 3 labels, but %s/x.npy has 4 images",
        "<i8 | (4,) | 0 1 -1 0 | y.npy: label 2 is -1; expected numbers from 0",
        "<u8 | (4,) | 0 1 -1 0 | y.npy: label 2 is -1; expected numbers from 0",
        "<i8 | (4,) | 1 2 1 2 | y.npy: no image has the label 0, but the largest label is 2; labels"
            + " count from 0. If all is right, write classes=3",
        "<i8 | (4,) | 0 1 3000000000 1 | y.npy: label 2 is 3000000000; expected numbers from 0",
        "<i8 | (4,) | 0 0 0 0 | y.npy: all labels are 0; expected two classes or more",
        "<f4 | (4,) | 0 1 1 0 | y.npy: holds values of type float32; expected uint8, int8, uint16,"
            + " int16, uint32, int32, uint64, int64",
        "<i8 | (4, 2) | 0 1 1 0 0 1 1 0 | y.npy: has the shape 4 x 2; expected N labels: of one-hot"
            + " rows save numpy.argmax(labels, axis=1)",
        "<i8 | (5,) | 0 1 1 0 | y.npy: should have 5 int64 = 40 bytes of data, but has 32",
        "<i8 | () | 0 | y.npy: has the shape ; expected N labels: of one-hot rows save"
            + " numpy.argmax(labels, axis=1)",
      })
  void wrongLabelsAreNamed(String type, String shape, String values, String message)
      throws IOException {
    writeGrey("|u1");
    write(
        "y.npy",
        type,
        shape,
        Arrays.stream(values.split(" ")).mapToDouble(Double::parseDouble).toArray());
    assertEquals(message.formatted(folder), failure(FOUR));
  }

  @Test
  void labelsBeyondTheClassesAreNamed() throws IOException {
    writeGrey("|u1");
    write("ty.npy", "<i8", "(2,)", 0, 2);
    assertEquals("ty.npy: label 1 is 2; expected 0 to 1", failure(FOUR));
    assertEquals(3, load(FOUR + ", classes=3").classes().size());
    assertEquals("ty.npy: label 1 is 2; expected 0 to 1", failure(FOUR + ", classes=2"));
    write("y.npy", "<i8", "(4,)", 0, 1, 300, 0);
    assertEquals(300, load(FOUR + ", classes=301").train().label(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<f4 | (4, 1) | 0 NaN 1 2 | x.npy: the value at [1, 0] is NaN; expected finite numbers",
        "<f8 | (2, 1, 2) | 0 1 2 -Infinity | x.npy: the value at [1, 0, 1] is -Infinity; expected"
            + " finite numbers",
        "<f8 | (2, 2) | 0 1 1e39 2 | x.npy: [1, 0]: 1.0E39 is too large for a float, which ends at"
            + " 3.4e38; scale the vectors",
        "<f4 | (4,) | 0 1 2 3 | x.npy: has the shape 4; expected N x C x H x W, N x H x W or N x d",
        "<f4 | (0, 4) | 0 | x.npy: should have 0 x 4 float32 = 0 bytes of data, but has 4",
        "<i4 | (4, 1) | 0 1 2 3 | x.npy: holds values of type int32; expected uint8, float32,"
            + " float64",
        "<f2 | (4, 1) | 0 1 | x.npy: holds values of type float16; expected uint8, float32, float64",
        "<u1 | (4, 2) | 0 1 2 3 4 5 6 | x.npy: should have 4 x 2 uint8 = 8 bytes of data, but has 7",
        "<u1 | (4, 0) | | x.npy: holds no images: its shape is 4 x 0",
        "<u1 | (70000, 70000) | 1 | x.npy: should have 70000 x 70000 uint8 = 4,900,000,000 bytes of"
            + " data, but has 1",
      })
  void wrongImagesAreNamed(String type, String shape, String values, String message)
      throws IOException {
    double[] numbers =
        values == null
            ? new double[0]
            : Arrays.stream(values.split(" ")).mapToDouble(Double::parseDouble).toArray();
    write("x.npy", type, shape, numbers);
    int rows = Integer.parseInt(shape.substring(1).split(",")[0]);
    write(
        "y.npy", "<i8", "(" + rows + ",)", DoubleStream.of(count(rows)).map(i -> i % 2).toArray());
    assertEquals(message, failure("images=x.npy, labels=y.npy"));
  }

  @Test
  void testImagesMustBeLikeTheTrainingImages() throws IOException {
    writeGrey("|u1");
    write("tx.npy", "|u1", "(2, 3, 2)", count(12));
    assertEquals(
        "tx.npy: its images are 1 x 3 x 2, those of %s/x.npy are 1 x 2 x 3".formatted(folder),
        failure(FOUR));
    write("tx.npy", "<f4", "(2, 2, 3)", count(12));
    assertEquals(
        "tx.npy: holds float32, but %s/x.npy holds uint8; save both with one type and scale"
            .formatted(folder),
        failure(FOUR));
  }

  @Test
  void filesThatAreNotThereOrNoArraysAreNamed() throws IOException {
    writeGrey("|u1");
    Files.writeString(folder.resolve("tx.npy"), "hello, world");
    assertEquals("tx.npy: is not a .npy file; write it with numpy.save", failure(FOUR));
    Files.delete(folder.resolve("y.npy"));
    assertTrue(failure(FOUR).startsWith("y.npy: no such file, looked for " + folder));
    Files.createDirectory(folder.resolve("y.npy"));
    assertEquals("y.npy: is a folder; expected a .npy file", failure(FOUR));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "images=x.npy | npy needs labels",
        "images=x.npy, labels=y.npy, test-images=t.npy | test-images and test-labels must both",
        "images=x.npy, labels=y.npy, test-labels=t.npy | test-images and test-labels must both",
        "images=x.npy, labels=y.npy, test-images=1.5 | must be a path or a share between 0 and 1",
        "images=x.npy, labels=y.npy, classes=1 | classes must be at least 2",
        "images=x.npy, labels=y.npy, classes=ten | classes must be a whole number",
        "images=x.npy, labels=y.npy, layout=hwc | layout must be auto or nchw or nhwc",
      })
  void wrongSpecsAreRefusedBeforeAnyFileIsRead(String arguments, String message) {
    String found = assertThrows(InvalidSpecException.class, () -> source(arguments)).getMessage();
    assertTrue(found.contains(message), found);
  }
}
