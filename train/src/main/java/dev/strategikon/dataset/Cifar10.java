package dev.strategikon.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * CIFAR-10's binary layout: five batches of training images and one of test images, colour, 32 ×
 * 32. A record of a batch is one byte of label, then 1,024 bytes each of red, green and blue, row
 * by row.
 *
 * @param imagesPerBatch how many records every batch must have
 */
record Cifar10(int imagesPerBatch) implements Layout {
  static final int CHANNELS = 3;
  static final int SIDE = 32;
  static final int TRAIN_BATCHES = 5;
  static final int CLASSES = 10;
  static final String TEST_BATCH = "test_batch.bin";
  static final String META = "batches.meta.txt";
  private static final int LONGEST_META = 10_000;
  private static final int PIXELS = CHANNELS * SIDE * SIDE;

  /** Returns the name of a training batch, from 1. */
  static String trainBatch(int number) {
    return "data_batch_" + number + ".bin";
  }

  @Override
  public String name() {
    return "cifar10";
  }

  @Override
  public List<String> files() {
    List<String> files = new ArrayList<>();
    for (int number = 1; number <= TRAIN_BATCHES; number++) {
      files.add(trainBatch(number));
    }
    files.add(TEST_BATCH);
    files.add(META);
    return files;
  }

  @Override
  public Optional<String> archive() {
    return Optional.of("cifar-10-binary.tar.gz");
  }

  @Override
  public List<String> folders() {
    return List.of("cifar10/cifar-10-batches-bin", "cifar10", "cifar-10-batches-bin", "");
  }

  @Override
  public Dataset read(FileSet files) throws IOException {
    Batches train = new Batches(TRAIN_BATCHES * imagesPerBatch);
    Batches test = new Batches(imagesPerBatch);
    List<String> classes = new ArrayList<>();
    files.read(
        files(),
        file -> {
          if (file.name().equals(META)) {
            classes.addAll(readClasses(file));
          } else if (file.name().equals(TEST_BATCH)) {
            test.read(file, 0, imagesPerBatch);
          } else {
            // An archive has its batches in any order.
            int batch = files().indexOf(file.name());
            train.read(file, batch * imagesPerBatch, imagesPerBatch);
          }
        });
    return new Dataset(name(), classes, train.images(), test.images());
  }

  private static List<String> readClasses(DataFile file) throws IOException {
    String text = new String(file.readRest(LONGEST_META), StandardCharsets.UTF_8);
    // The official file ends with an empty line.
    List<String> classes = text.lines().filter(line -> !line.isBlank()).toList();
    if (classes.size() != CLASSES) {
      throw file.wrong(
          "expected the names of %d classes, a line each, found %d"
              .formatted(CLASSES, classes.size()));
    }
    return classes;
  }

  /** Images of one or more batches, filled batch by batch. */
  private static final class Batches {
    private final byte[] pixels;
    private final byte[] labels;

    Batches(int images) {
      pixels = new byte[Math.multiplyExact(images, PIXELS)];
      labels = new byte[images];
    }

    void read(DataFile file, int firstImage, int count) throws IOException {
      file.expectSize((1L + PIXELS) * count);
      for (int i = 0; i < count; i++) {
        int image = firstImage + i;
        file.readFully(labels, image, 1);
        LabelRange.check(file, i, labels[image], CLASSES);
        file.readFully(pixels, image * PIXELS, PIXELS);
      }
      file.expectEnd();
    }

    Images images() {
      return new Images(CHANNELS, SIDE, SIDE, pixels, labels);
    }
  }
}
