package dev.strategikon.vectors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Reads {@code .npy} files as a stream, without a second copy in memory. */
final class NpyReader {
  /** The number of values that are converted together. */
  private static final int CHUNK = 1 << 16;

  private NpyReader() {}

  /**
   * Reads all of a file.
   *
   * @param file its name in messages
   * @param size the number of all of its bytes
   */
  static float[][] read(String file, InputStream in, long size) throws IOException {
    NpyHeader header = NpyHeader.read(file, in);
    header.checkVectors(file);
    header.checkSize(file, size);
    float[][] rows = new float[header.rows()][header.columns()];
    if (header.fortranOrder()) {
      readColumns(file, in, header, rows);
    } else {
      for (int i = 0; i < rows.length; i++) {
        readRow(file, in, header, rows, i);
      }
    }
    return rows;
  }

  private static void readRow(String file, InputStream in, NpyHeader header, float[][] rows, int i)
      throws IOException {
    float[] row = rows[i];
    for (int from = 0; from < row.length; from += CHUNK) {
      int count = Math.min(CHUNK, row.length - from);
      ByteBuffer buffer = values(file, in, header, count);
      for (int j = 0; j < count; j++) {
        row[from + j] = value(file, buffer, header, i, from + j);
      }
    }
  }

  private static void readColumns(String file, InputStream in, NpyHeader header, float[][] rows)
      throws IOException {
    for (int j = 0; j < rows[0].length; j++) {
      for (int from = 0; from < rows.length; from += CHUNK) {
        int count = Math.min(CHUNK, rows.length - from);
        ByteBuffer buffer = values(file, in, header, count);
        for (int i = 0; i < count; i++) {
          rows[from + i][j] = value(file, buffer, header, from + i, j);
        }
      }
    }
  }

  private static ByteBuffer values(String file, InputStream in, NpyHeader header, int count)
      throws IOException {
    byte[] bytes = in.readNBytes(count * header.type().bytes());
    if (bytes.length < count * header.type().bytes()) {
      throw new VectorFileException(file, "became shorter while it was read");
    }
    return ByteBuffer.wrap(bytes).order(header.type().order());
  }

  private static float value(String file, ByteBuffer buffer, NpyHeader header, int i, int j)
      throws VectorFileException {
    try {
      return header.type().next(buffer);
    } catch (ArithmeticException e) {
      throw new VectorFileException(
          file, "vector %d, coordinate %d: %s".formatted(i, j, e.getMessage()));
    }
  }
}
