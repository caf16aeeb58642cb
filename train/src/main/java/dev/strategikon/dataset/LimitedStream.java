package dev.strategikon.dataset;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream from which only so many bytes can be read, until more are allowed. A small compressed
 * file can become any number of bytes.
 */
final class LimitedStream extends FilterInputStream {
  private long left;

  LimitedStream(InputStream in) {
    super(in);
  }

  /** Allows so many bytes from here on. */
  void allow(long bytes) {
    left = bytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (left <= 0 && length > 0) {
      throw new IOException("unpacked it is larger than any archive of this data set");
    }
    int read = super.read(to, offset, (int) Math.min(left, length));
    left -= Math.max(read, 0);
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(Math.min(Math.max(0, left), count));
    left -= skipped;
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
