package dev.strategikon.dataset;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Data sets of a few images in the official formats, byte by byte from the formats' descriptions.
 */
final class SmallFiles {
  static final int BATCH = 2;

  /** GNU tar fills its archives up to a multiple of this. */
  private static final int TAR_BLOCK = 10_240;

  static final Cifar10 CIFAR10 = new Cifar10(BATCH);
  static final MnistLayout FASHION_MNIST = MnistLayout.ofFashion("fashion-mnist", 3, 2);
  static final MnistLayout MNIST = MnistLayout.ofDigits(3, 2);

  private SmallFiles() {}

  /** The pixel of a CIFAR-10 image that stands at this place in its record. */
  static int cifarPixel(int batch, int image, int place) {
    return (batch * 31 + image * 17 + place * 7) % 256;
  }

  static int cifarLabel(int batch, int image) {
    return (3 * batch + image) % 10;
  }

  /** A batch of CIFAR-10: records of one label and 3,072 pixels. */
  static byte[] cifarBatch(int batch) {
    byte[] bytes = new byte[BATCH * 3073];
    for (int image = 0; image < BATCH; image++) {
      bytes[image * 3073] = (byte) cifarLabel(batch, image);
      for (int place = 0; place < 3072; place++) {
        bytes[image * 3073 + 1 + place] = (byte) cifarPixel(batch, image, place);
      }
    }
    return bytes;
  }

  static byte[] cifarClasses() {
    return "airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n\n"
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Contents of a CIFAR-10 file; the test batch counts as the sixth. */
  static byte[] cifar(String name) {
    if (name.equals("batches.meta.txt")) {
      return cifarClasses();
    }
    return cifarBatch(
        name.equals("test_batch.bin") ? 6 : name.charAt("data_batch_".length()) - '0');
  }

  static Path writeCifar(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String name : CIFAR10.files()) {
      Files.write(folder.resolve(name), cifar(name));
    }
    return folder;
  }

  /** The archive as the site packs it, its batches in no order. */
  static byte[] cifarArchive(List<String> names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes);
        TarArchiveOutputStream tar =
            new TarArchiveOutputStream(new BufferedOutputStream(gzip), TAR_BLOCK)) {
      tar.putArchiveEntry(new TarArchiveEntry("cifar-10-batches-bin/"));
      tar.closeArchiveEntry();
      for (String name : names) {
        byte[] contents = cifar(name);
        TarArchiveEntry entry = new TarArchiveEntry("cifar-10-batches-bin/" + name);
        entry.setSize(contents.length);
        tar.putArchiveEntry(entry);
        tar.write(contents);
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  static byte[] cifarArchive() throws IOException {
    List<String> names = new ArrayList<>(CIFAR10.files());
    names.add(0, names.remove(4));
    names.add(2, names.remove(6));
    return cifarArchive(names);
  }

  static byte[] idxImages(int count) {
    ByteBuffer bytes = ByteBuffer.allocate(16 + count * 784);
    bytes.putInt(0x803).putInt(count).putInt(28).putInt(28);
    for (int i = 0; i < count * 784; i++) {
      bytes.put((byte) (i * 5));
    }
    return bytes.array();
  }

  static byte[] idxLabels(int... labels) {
    ByteBuffer bytes = ByteBuffer.allocate(8 + labels.length);
    bytes.putInt(0x801).putInt(labels.length);
    for (int label : labels) {
      bytes.put((byte) label);
    }
    return bytes.array();
  }

  /** Contents of a Fashion-MNIST file: three training images and two test images. */
  static byte[] fashion(String name) {
    return switch (name) {
      case "train-images-idx3-ubyte" -> idxImages(3);
      case "train-labels-idx1-ubyte" -> idxLabels(9, 0, 4);
      case "t10k-images-idx3-ubyte" -> idxImages(2);
      case "t10k-labels-idx1-ubyte" -> idxLabels(1, 7);
      default -> throw new IllegalArgumentException(name);
    };
  }

  static Path writeFashion(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String name : FASHION_MNIST.files()) {
      Files.write(folder.resolve(name + ".gz"), gzip(fashion(name)));
    }
    return folder;
  }

  static byte[] gzip(byte[] contents) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(contents);
    }
    return bytes.toByteArray();
  }
}
