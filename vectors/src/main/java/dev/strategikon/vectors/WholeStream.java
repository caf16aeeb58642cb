package dev.strategikon.vectors;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * All bytes of a stream, in pieces, because arrays end at 2 GiB. Their number is known, so that a
 * header's promises can be checked before memory is taken for them.
 */
final class WholeStream {
  private static final int PIECE = 1 << 20;

  private final List<byte[]> pieces = new ArrayList<>();
  private long size;

  private WholeStream() {}

  static WholeStream of(InputStream in) throws IOException {
    WholeStream whole = new WholeStream();
    for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
      whole.pieces.add(piece);
      whole.size += piece.length;
    }
    return whole;
  }

  long size() {
    return size;
  }

  boolean startsWith(byte[] bytes) {
    return !pieces.isEmpty()
        && pieces.get(0).length >= bytes.length
        && Arrays.equals(pieces.get(0), 0, bytes.length, bytes, 0, bytes.length);
  }

  InputStream open() {
    return new SequenceInputStream(
        Collections.enumeration(pieces.stream().map(ByteArrayInputStream::new).toList()));
  }
}
