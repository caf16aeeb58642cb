package dev.strategikon.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.spec.InvalidSpecException;
import dev.strategikon.spec.Spec;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFolderTest {
  @TempDir Path folder;

  private Dataset load(String arguments) throws IOException {
    return source(arguments).from(folder).load(Path.of("nowhere"));
  }

  private static DatasetSource source(String arguments) {
    return Datasets.CATALOGUE.create(Spec.parse("folder(" + arguments + ")"));
  }

  private String failure(String arguments) {
    String message = assertThrows(DatasetException.class, () -> load(arguments)).getMessage();
    assertTrue(message.startsWith(folder.toString()), message);
    return message.substring(folder.toString().length() + 1);
  }

  private static BufferedImage image(int type, int width, int height, int... samples) {
    BufferedImage image = new BufferedImage(width, height, type);
    image.getRaster().setPixels(0, 0, width, height, samples);
    return image;
  }

  private static BufferedImage rgb(int width, int height, int... samples) {
    return image(BufferedImage.TYPE_3BYTE_BGR, width, height, samples);
  }

  private static BufferedImage grey(int width, int height, int... samples) {
    return image(BufferedImage.TYPE_BYTE_GRAY, width, height, samples);
  }

  private Path write(String name, BufferedImage image) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    assertTrue(ImageIO.write(image, name.endsWith("png") ? "png" : "jpeg", file.toFile()));
    return file;
  }

  private static int[] pixels(Images images, int image) {
    int[] pixels = new int[images.pixelsPerImage()];
    int plane = images.height() * images.width();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] =
          images.pixel(image, i / plane, i % plane / images.width(), i % plane % images.width());
    }
    return pixels;
  }

  /** Two classes of 1 × 2 images. */
  private void writeCatsAndDogs() throws IOException {
    write("train/dog/b.png", rgb(2, 1, 1, 2, 3, 4, 5, 6));
    write("train/dog/a.png", rgb(2, 1, 7, 8, 9, 10, 11, 12));
    write("train/cat/10.png", rgb(2, 1, 20, 21, 22, 23, 24, 25));
    write("train/cat/sub/9.png", rgb(2, 1, 30, 31, 32, 33, 34, 35));
    write("test/dog/x.png", rgb(2, 1, 40, 41, 42, 43, 44, 45));
  }

  @Test
  void classesAndFilesComeInAlphabeticalOrder() throws IOException {
    writeCatsAndDogs();
    Files.writeString(folder.resolve("train/cat/notes.txt"), "no image");
    Files.writeString(folder.resolve("train/cat/._10.png"), "hidden");
    Files.writeString(folder.resolve("train/.DS_Store"), "hidden");
    Files.createDirectories(folder.resolve("train/.git/objects"));
    Files.createDirectories(folder.resolve("train/cat/.thumbs"));
    Files.writeString(folder.resolve("train/cat/.thumbs/1.png"), "hidden");
    Files.writeString(folder.resolve("train/loose.png"), "in no class");
    Dataset dataset = load("train=train, test=test");
    assertEquals(List.of("cat", "dog"), dataset.classes());
    assertEquals(4, dataset.train().count());
    assertEquals(0, dataset.train().label(1));
    assertEquals(1, dataset.train().label(2));
    assertEquals(1, dataset.test().label(0));
    assertArrayEquals(new int[] {20, 23, 21, 24, 22, 25}, pixels(dataset.train(), 0));
    assertArrayEquals(new int[] {30, 33, 31, 34, 32, 35}, pixels(dataset.train(), 1));
    assertArrayEquals(new int[] {7, 10, 8, 11, 9, 12}, pixels(dataset.train(), 2));
    assertArrayEquals(new int[] {1, 4, 2, 5, 3, 6}, pixels(dataset.train(), 3));
  }

  @Test
  void aShareOfTheImagesIsTheTest() throws IOException {
    writeCatsAndDogs();
    Dataset dataset = load("train=train, test=0.5");
    assertEquals(2, dataset.train().count());
    assertEquals(2, dataset.test().count());
  }

  /**
   * Java itself would turn a grey 100 into another value, by the curve of its grey colour space.
   */
  @Test
  void storedNumbersAreTakenAsTheyAre() throws IOException {
    write("train/a/1.png", grey(2, 1, 100, 7));
    write("train/a/2.png", image(BufferedImage.TYPE_4BYTE_ABGR, 2, 1, 1, 2, 3, 0, 4, 5, 6, 128));
    write("train/b/3.png", image(BufferedImage.TYPE_BYTE_BINARY, 2, 1, 1, 0));
    write("train/b/4.png", rgb(2, 1, 255, 0, 0, 10, 200, 30));
    Images rgb = load("train=train, test=train").train();
    assertEquals(3, rgb.channels());
    assertArrayEquals(new int[] {100, 7, 100, 7, 100, 7}, pixels(rgb, 0));
    assertArrayEquals(new int[] {1, 4, 2, 5, 3, 6}, pixels(rgb, 1));
    assertArrayEquals(new int[] {255, 0, 255, 0, 255, 0}, pixels(rgb, 2));
    Images grey = load("train=train, test=train, colour=grey").train();
    assertEquals(1, grey.channels());
    assertArrayEquals(new int[] {100, 7}, pixels(grey, 0));
    // 0.299·255 = 76.2; 0.299·10 + 0.587·200 + 0.114·30 = 123.8
    assertArrayEquals(new int[] {76, 124}, pixels(grey, 3));
  }

  @Test
  void aJpegIsReadWhateverItsSuffix() throws IOException {
    int[] even = new int[64];
    Arrays.fill(even, 130);
    write("train/a/1.jpg", grey(8, 8, even));
    Path named = write("train/b/2.JPEG", grey(8, 8, even));
    Files.copy(named, folder.resolve("train/b/3.png"));
    Images images = load("train=train, test=train, colour=grey").train();
    assertEquals(3, images.count());
    assertArrayEquals(even, pixels(images, 0));
    assertArrayEquals(even, pixels(images, 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4 | 2 | 10 20 30 41 | 15 36", // 35.5 is rounded up
        "3 | 2 | 0 90 30 | 30 50", // (0 + 90/2)/1.5, (90/2 + 30)/1.5
        "2 | 3 | 0 100 | 0 50 100",
        "1 | 3 | 7 | 7 7 7",
        "5 | 5 | 1 2 3 4 5 | 1 2 3 4 5",
      })
  void aScaledPixelIsTheMeanOfWhatItCovers(int from, int to, String row, String expected) {
    int[] values = ints(row);
    byte[] pixels = new byte[3 * from];
    for (int i = 0; i < from; i++) {
      Arrays.fill(pixels, 3 * i, 3 * i + 3, (byte) values[i]);
    }
    byte[] wide = new byte[to];
    new DecodedImage(from, 1, pixels).scaled(to, 1).write(true, wide, 0);
    byte[] high = new byte[to];
    new DecodedImage(1, from, pixels).scaled(1, to).write(true, high, 0);
    for (int i = 0; i < to; i++) {
      assertEquals(ints(expected)[i], wide[i]);
      assertEquals(ints(expected)[i], high[i]);
    }
  }

  private static int[] ints(String numbers) {
    return Arrays.stream(numbers.split(" ")).mapToInt(Integer::parseInt).toArray();
  }

  @Test
  void imagesOfOneSizeAreWanted() throws IOException {
    writeCatsAndDogs();
    write("train/dog/c.png", grey(4, 2, 1, 3, 5, 7, 1, 3, 5, 8));
    assertEquals(
        "train/dog/c.png: is 4 x 2 pixels, but %s/train/cat/10.png is 2 x 1; write size=32, for"
                .formatted(folder)
            + " instance, to scale all",
        failure("train=train, test=test"));
    Images scaled = load("train=train, test=test, size=2, colour=grey").train();
    assertEquals(2, scaled.height());
    assertArrayEquals(new int[] {2, 6, 2, 7}, pixels(scaled, 4));
    write("test/dog/y.png", grey(1, 1, 3));
    Files.delete(folder.resolve("train/dog/c.png"));
    assertTrue(failure("train=train, test=test").startsWith("test/dog/y.png: is 1 x 1 pixels"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg"})
  void aDamagedImageIsNamed(String format) throws IOException {
    int[] samples = new int[3 * 64 * 64];
    Arrays.setAll(samples, i -> i * 7919 % 251);
    write("train/a/1." + format, rgb(64, 64, samples));
    Path file = write("train/b/2." + format, rgb(64, 64, samples));
    load("train=train, test=train");
    byte[] whole = Files.readAllBytes(file);
    for (int length : List.of(0, 1, 2, 10, 30, whole.length / 2, whole.length * 9 / 10)) {
      Files.write(file, Arrays.copyOf(whole, length));
      String message = failure("train=train, test=train");
      assertTrue(message.startsWith("train/b/2." + format + ": "), message);
      assertEquals(1, message.lines().count(), message);
    }
  }

  @Test
  void aHugeImageIsRefusedBeforeItIsDecoded() throws IOException {
    writeCatsAndDogs();
    ByteBuffer png = ByteBuffer.allocate(100);
    png.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    png.putInt(13).put("IHDR".getBytes(StandardCharsets.US_ASCII));
    png.putInt(100_000).putInt(90_000).put(new byte[] {8, 2, 0, 0, 0});
    Files.write(folder.resolve("train/cat/0.png"), png.array());
    assertEquals(
        "train/cat/0.png: is too large, 100000 x 90000 pixels; at most 64 million",
        failure("train=train, test=test"));
  }

  @Test
  void otherKindsOfImagesAreNamed() throws IOException {
    writeCatsAndDogs();
    write("train/cat/0.png", new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY));
    assertEquals(
        "train/cat/0.png: has 16 bits for each colour; expected 8",
        failure("train=train, test=test"));
    Files.writeString(folder.resolve("train/cat/0.png"), "a text");
    assertEquals(
        "train/cat/0.png: is neither PNG nor JPEG, whatever its name says",
        failure("train=train, test=test"));
    Files.writeString(folder.resolve("train/cat/0.BMP"), "");
    assertEquals(
        "train/cat/0.BMP: expected PNG or JPEG; convert it, or take it away",
        failure("train=train, test=test"));
  }

  @Test
  void foldersThatAreNotClassesAreNamed() throws IOException {
    writeCatsAndDogs();
    assertTrue(failure("train=trian, test=test").startsWith("trian: no such folder, looked for "));
    assertEquals(
        "train/dog: has the folder sub alone; expected one for each class, two or more",
        failure("train=" + aFolderIn("train/dog", "sub") + ", test=test"));
    Files.delete(folder.resolve("train/dog/sub"));
    assertEquals(
        "test/dog: expected a folder for each class, found none",
        failure("train=train, test=test/dog"));
    Files.createDirectories(folder.resolve("test/bird"));
    assertEquals(
        "test/bird: the class bird is not in " + folder.resolve("train"),
        failure("train=train, test=test"));
    Files.createDirectories(folder.resolve("train/bird"));
    assertEquals(
        "train/bird: expected PNG or JPEG images, found none", failure("train=train, test=test"));
  }

  private String aFolderIn(String parent, String name) throws IOException {
    Files.createDirectories(folder.resolve(parent).resolve(name));
    return parent;
  }

  @Test
  void linksAreFollowedButNotInCircles() throws IOException {
    writeCatsAndDogs();
    Files.createSymbolicLink(folder.resolve("train/cat/z"), folder.resolve("train/dog"));
    assertEquals(6, load("train=train, test=test").train().count());
    Files.delete(folder.resolve("train/cat/z"));
    Files.createSymbolicLink(folder.resolve("train/cat/z"), folder.resolve("train/cat"));
    assertEquals("train/cat/z: is a link to a folder around it", failure("train=train, test=test"));
    Files.delete(folder.resolve("train/cat/z"));
    Files.createSymbolicLink(folder.resolve("train/cat/z.png"), folder.resolve("nothing"));
    assertTrue(failure("train=train, test=test").startsWith("train/cat/z.png: cannot be read"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "test=x | folder needs train",
        "train=x, size=0 | size must be from 1 to 4096",
        "train=x, size=5000 | size must be from 1 to 4096",
        "train=x, size=big | size must be a whole number",
        "train=x, colour=blue | colour must be rgb or grey",
        "train=x, test=2 | test must be a path or a share between 0 and 1",
      })
  void wrongSpecsAreRefusedBeforeAnyFileIsRead(String arguments, String message) {
    String found = assertThrows(InvalidSpecException.class, () -> source(arguments)).getMessage();
    assertTrue(found.contains(message), found);
  }
}
