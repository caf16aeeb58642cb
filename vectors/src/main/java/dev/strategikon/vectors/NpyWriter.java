package dev.strategikon.vectors;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes {@code .npy} files of version 1.0 with little-endian float32. One vector has shape (d,).
 */
final class NpyWriter {
  /** The values begin at a multiple of it, as in files that NumPy writes. */
  private static final int ALIGNMENT = 64;

  private NpyWriter() {}

  static void write(OutputStream out, float[][] rows) throws IOException {
    int columns = rows[0].length;
    String shape = rows.length == 1 ? columns + "," : rows.length + ", " + columns;
    String text = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + shape + "), }";
    int unpadded = NpyHeader.MAGIC.length + 4 + text.length() + 1;
    int padding = (ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT;
    int size = text.length() + padding + 1;
    out.write(NpyHeader.MAGIC);
    out.write(new byte[] {1, 0, (byte) size, (byte) (size >> 8)});
    out.write((text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII));
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.multiplyExact(columns, Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (float[] row : rows) {
      buffer.asFloatBuffer().put(row);
      out.write(buffer.array());
    }
  }
}
