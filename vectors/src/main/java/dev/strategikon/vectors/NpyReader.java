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
        readColumns(file, in, header, rows);
      } else {
        for (int i = 0; i < rows.length; i++) {
          readRow(file, in, header, rows, i);
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

  private static void readRow(Path file, InputStream in, NpyHeader header, float[][] rows, int i)
      throws IOException {
    float[] row = rows[i];
    for (int from = 0; from < row.length; from += CHUNK) {
      int count = Math.min(CHUNK, row.length - from);
      ByteBuffer buffer = values(in, header, count);
      for (int j = 0; j < count; j++) {
        row[from + j] = value(file, buffer, header, i, from + j);
      }
    }
  }

  private static void readColumns(Path file, InputStream in, NpyHeader header, float[][] rows)
      throws IOException {
    for (int j = 0; j < header.columns(); j++) {
      for (int from = 0; from < rows.length; from += CHUNK) {
        int count = Math.min(CHUNK, rows.length - from);
        ByteBuffer buffer = values(in, header, count);
        for (int i = 0; i < count; i++) {
          rows[from + i][j] = value(file, buffer, header, from + i, j);
        }
      }
    }
  }

  private static ByteBuffer values(InputStream in, NpyHeader header, int count) throws IOException {
    return ByteBuffer.wrap(in.readNBytes(count * header.bytes())).order(header.order());
  }

  private static float value(Path file, ByteBuffer buffer, NpyHeader header, int i, int j)
      throws VectorFileException {
    if (header.bytes() == 4) {
      return buffer.getFloat();
    }
    double value = buffer.getDouble();
    if (Float.isInfinite((float) value) && Double.isFinite(value)) {
      throw new VectorFileException(
          file,
          "vector %d, coordinate %d: %s is too large for a float, which ends at 3.4e38; scale the vectors"
              .formatted(i, j, value));
    }
    return (float) value;
  }
}
