package dev.strategikon.vectors;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads {@code .npy} files as a stream, without a second copy in memory. */
final class NpyReader {
  /** The number of values that are converted together. */
  private static final int CHUNK = 1 << 16;

  private NpyReader() {}

  static float[][] read(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      NpyHeader header = NpyHeader.read(file, in);
      checkSize(file, header);
      float[][] rows = new float[(int) header.rows()][(int) header.columns()];
      if (header.fortranOrder()) {
        readColumns(in, header, rows);
      } else {
        for (float[] row : rows) {
          readRow(in, header, row);
        }
      }
      return rows;
    }
  }

  private static void checkSize(Path file, NpyHeader header) throws IOException {
    long found = Files.size(file) - header.length();
    if (found != header.dataBytes()) {
      throw new VectorFileException(
          file,
          "should have %d x %d float%d = %,d bytes of data, but has %,d"
              .formatted(
                  header.rows(), header.columns(), 8 * header.bytes(), header.dataBytes(), found));
    }
  }

  private static void readRow(InputStream in, NpyHeader header, float[] row) throws IOException {
    for (int from = 0; from < row.length; from += CHUNK) {
      int count = Math.min(CHUNK, row.length - from);
      ByteBuffer buffer = values(in, header, count);
      for (int j = 0; j < count; j++) {
        row[from + j] = value(buffer, header);
      }
    }
  }

  private static void readColumns(InputStream in, NpyHeader header, float[][] rows)
      throws IOException {
    for (int j = 0; j < header.columns(); j++) {
      for (int from = 0; from < rows.length; from += CHUNK) {
        int count = Math.min(CHUNK, rows.length - from);
        ByteBuffer buffer = values(in, header, count);
        for (int i = 0; i < count; i++) {
          rows[from + i][j] = value(buffer, header);
        }
      }
    }
  }

  private static ByteBuffer values(InputStream in, NpyHeader header, int count) throws IOException {
    return ByteBuffer.wrap(in.readNBytes(count * header.bytes())).order(header.order());
  }

  private static float value(ByteBuffer buffer, NpyHeader header) {
    return header.bytes() == 4 ? buffer.getFloat() : (float) buffer.getDouble();
  }
}
