package dev.strategikon.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.ZipException;

/** One file of a data set while it is read; everything wrong with it is said in its name. */
final class DataFile {
  private final String name;
  private final String place;
  private final InputStream in;
  private long position;

  /**
   * Wraps a stream, which the caller closes.
   *
   * @param name the file's name in the data set, without {@code .gz}
   * @param place where the user finds it
   * @param in its contents, uncompressed
   */
  DataFile(String name, String place, InputStream in) {
    this.name = name;
    this.place = place;
    this.in = in;
  }

  String name() {
    return name;
  }

  /** Reads the next bytes into an array; the file must have that many. */
  void readFully(byte[] to, int offset, int length) throws IOException {
    int read = read(to, offset, length);
    if (read < length) {
      throw wrong(
          "expected at least %d bytes, found the end after %d"
              .formatted(position - read + length, position));
    }
  }

  /** Reads the next big-endian 32-bit number. */
  int readInt() throws IOException {
    byte[] bytes = new byte[Integer.BYTES];
    readFully(bytes, 0, bytes.length);
    return ByteBuffer.wrap(bytes).getInt();
  }

  /** Reads up to that many bytes, fewer only at the end of the file; returns how many. */
  int read(byte[] to, int offset, int length) throws IOException {
    try {
      int read = in.readNBytes(to, offset, length);
      position += read;
      return read;
    } catch (EOFException | ZipException e) {
      throw new DatasetException(
          "%s: the compressed data is cut off or damaged (%s)".formatted(place, e.getMessage()), e);
    }
  }

  /** Checks that nothing follows. At the end of compressed data this also checks its checksum. */
  void expectEnd() throws IOException {
    long expected = position;
    if (read(new byte[1], 0, 1) > 0) {
      throw wrong("expected %d bytes, found more".formatted(expected));
    }
  }

  /** Returns what to throw, with the place in front of what was expected and found. */
  DatasetException wrong(String expectedAndFound) {
    return new DatasetException(place + ": " + expectedAndFound);
  }
}
