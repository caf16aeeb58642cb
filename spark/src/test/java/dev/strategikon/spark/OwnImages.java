package dev.strategikon.spark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A user's own images in NumPy's files: 60 of 2 × 3 pixels in three classes. */
final class OwnImages {
  private static final int IMAGES = 60;

  private OwnImages() {}

  /** Writes the files, and returns the spec that names them by paths of the working directory. */
  static String write(Path folder) throws IOException {
    byte[] labels = new byte[IMAGES];
    byte[] pixels = new byte[6 * IMAGES];
    for (int i = 0; i < pixels.length; i++) {
      labels[i / 6] = (byte) (i / 6 % 3);
      pixels[i] = (byte) (40 * labels[i / 6] + i * 37 % 80);
    }
    String images = npy(folder.resolve("x.npy"), "(%d, 2, 3)".formatted(IMAGES), pixels);
    String classes = npy(folder.resolve("y.npy"), "(%d,)".formatted(IMAGES), labels);
    return "npy(images=%s, labels=%s)".formatted(images, classes);
  }

  private static String npy(Path file, String shape, byte[] values) throws IOException {
    String header = "{'descr': '|u1', 'fortran_order': False, 'shape': %s, }\n".formatted(shape);
    ByteBuffer bytes = ByteBuffer.allocate(10 + header.length() + values.length);
    bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    bytes.put((byte) 1).put((byte) 0).put((byte) header.length()).put((byte) 0);
    bytes.put(header.getBytes(StandardCharsets.US_ASCII)).put(values);
    Files.write(file, bytes.array());
    return Path.of("").toAbsolutePath().relativize(file.toAbsolutePath()).toString();
  }
}
