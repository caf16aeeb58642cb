package dev.strategikon.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Writes arrays by NumPy's specification, for tests. */
public final class NpyFile {
  private NpyFile() {}

  /**
   * Writes a file.
   *
   * @param type such as {@code <f4}
   * @param shape such as {@code (2, 3)}
   */
  public static Path write(Path file, String type, String shape, double... values)
      throws IOException {
    return write(file, type, "False", shape, values);
  }

  static Path write(Path file, String type, String fortran, String shape, double... values)
      throws IOException {
    String header =
        "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }\n".formatted(type, fortran, shape);
    ByteBuffer bytes = ByteBuffer.allocate(200 + 8 * values.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN).put((byte) 0x93);
    bytes.put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) 0);
    bytes.putShort((short) header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
    bytes.order(type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      switch (type.substring(1)) {
        case "f8" -> bytes.putDouble(value);
        case "f4" -> bytes.putFloat((float) value);
        case "i8", "u8" -> bytes.putLong((long) value);
        case "i4", "u4" -> bytes.putInt((int) (long) value);
        case "i2", "u2" -> bytes.putShort((short) value);
        default -> bytes.put((byte) value);
      }
    }
    return Files.write(file, Arrays.copyOf(bytes.array(), bytes.position()));
  }
}
