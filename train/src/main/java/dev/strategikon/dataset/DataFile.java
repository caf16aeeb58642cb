package dev.strategikon.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;

/** One file of a data set while it is read. Its errors name the file. */
final class DataFile {
  private static final int BUFFER_BYTES = 1 << 16;

  private final String name;
  private final String place;
  private final InputStream in;
  private long size = Long.MAX_VALUE;
  private long position;
  private MessageDigest digest;

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

  /** Sets how many bytes the whole file must have; called before any is read. */
  void expectSize(long bytes) {
    size = bytes;
  }

  /** Adds what will be read to a digest. */
  void addTo(MessageDigest to) {
    digest = to;
  }

  /** Reads the next bytes into an array; fails if the file has fewer. */
  void readFully(byte[] to, int offset, int length) throws IOException {
    if (read(to, offset, length) < length) {
      throw wrong("expected %d bytes, found %d".formatted(size, position));
    }
  }

  /** Reads the next big-endian 32-bit number. */
  int readInt() throws IOException {
    byte[] bytes = new byte[Integer.BYTES];
    readFully(bytes, 0, bytes.length);
    return ByteBuffer.wrap(bytes).getInt();
  }

  /** Checks that the file ends here; of compressed data this also checks the checksum. */
  void expectEnd() throws IOException {
    if (read(new byte[1], 0, 1) > 0) {
      throw wrong("expected %d bytes, found more".formatted(size));
    }
  }

  /** Reads all that is left; fails if it is more than so many bytes. */
  byte[] readRest(int most) throws IOException {
    byte[] bytes = new byte[most];
    int length = read(bytes, 0, most);
    if (read(new byte[1], 0, 1) > 0) {
      throw wrong("expected at most %d bytes, found more".formatted(most));
    }
    return Arrays.copyOf(bytes, length);
  }

  /** Writes all that is left. */
  void copyTo(OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int n = read(buffer, 0, buffer.length); n > 0; n = read(buffer, 0, buffer.length)) {
      out.write(buffer, 0, n);
    }
  }

  /** Returns an exception that names the place, what was expected and what was found. */
  DatasetException wrong(String expectedAndFound) {
    return new DatasetException(place + ": " + expectedAndFound);
  }

  /** Reads up to that many bytes, fewer only at the end of the file; returns how many. */
  private int read(byte[] to, int offset, int length) throws IOException {
    try {
      int read = in.readNBytes(to, offset, length);
      position += read;
      if (digest != null) {
        digest.update(to, offset, read);
      }
      return read;
    } catch (IOException e) {
      throw new DatasetException(
          "%s: cut off or damaged, cannot be read beyond byte %d (%s)"
              .formatted(place, position, e.getMessage()),
          e);
    }
  }
}
