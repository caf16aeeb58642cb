package dev.strategikon.vectors;

import dev.strategikon.gradient.VectorSource;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;

/**
 * The vectors of a {@code .npy} file that is mapped into memory: little-endian float32 in C order.
 *
 * @param key what tells the file from a later one of the same name; null if nothing does
 * @param header the file's header
 * @param pieces the values, {@code rowsInPiece} rows in each, because a piece ends at 2 GB
 * @param rowsInPiece at least 1
 */
record MappedFile(Object key, NpyHeader header, FloatBuffer[] pieces, int rowsInPiece)
    implements VectorSource {
  /** The most floats that a mapping of 2 GB has. */
  static final int LONGEST_ROW = Integer.MAX_VALUE / Float.BYTES;

  /** Maps a file whose header was read. */
  static MappedFile map(Path file, Object key, NpyHeader header) throws IOException {
    int rowsInPiece = Math.max(1, LONGEST_ROW / header.columns());
    long rowBytes = (long) header.columns() * Float.BYTES;
    FloatBuffer[] pieces =
        new FloatBuffer[(int) (((long) header.rows() + rowsInPiece - 1) / rowsInPiece)];
    try (FileChannel channel = FileChannel.open(file)) {
      for (int i = 0; i < pieces.length; i++) {
        long first = (long) i * rowsInPiece;
        long count = Math.min(rowsInPiece, header.rows() - first);
        pieces[i] =
            channel
                .map(MapMode.READ_ONLY, header.length() + first * rowBytes, count * rowBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
      }
    }
    return new MappedFile(key, header, pieces, rowsInPiece);
  }

  /** Returns whether it is surely the mapping of this file. */
  boolean isOf(Object otherKey, NpyHeader otherHeader) {
    return key != null && key.equals(otherKey) && header.equals(otherHeader);
  }

  @Override
  public int count() {
    return header.rows();
  }

  @Override
  public int dimension() {
    return header.columns();
  }

  @Override
  public void copy(int vector, int from, int to, float[] out) {
    int begin = vector % rowsInPiece * header.columns();
    pieces[vector / rowsInPiece].get(begin + from, out, 0, to - from);
  }
}
