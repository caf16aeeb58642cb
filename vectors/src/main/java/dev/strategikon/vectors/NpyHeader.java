package dev.strategikon.vectors;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The header of a {@code .npy} file, versions 1.0 to 3.0 of NumPy's format.
 *
 * @param type the type of the values
 * @param fortranOrder whether the first index varies fastest
 * @param shape the sizes of the dimensions
 * @param length the header's size in bytes
 */
record NpyHeader(NpyType type, boolean fortranOrder, List<Long> shape, long length) {
  static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** As in NumPy itself. */
  private static final int LONGEST = 10_000;

  private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
  private static final Pattern ANY_DESCR = Pattern.compile("'descr'\\s*:\\s*(.{0,40})");
  private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

  /** Reads the header. Afterwards the stream is at the first value. */
  static NpyHeader read(String file, InputStream in) throws IOException {
    byte[] start = in.readNBytes(8);
    for (int i = 0; i < MAGIC.length; i++) {
      if (start.length < 8 || start[i] != MAGIC[i]) {
        throw new VectorFileException(file, "is not a .npy file; write it with numpy.save");
      }
    }
    int version = start[6];
    if (version < 1 || version > 3) {
      throw new VectorFileException(file, "is of .npy version " + version + "; expected 1, 2 or 3");
    }
    int sizeBytes = version == 1 ? 2 : 4;
    long size = unsigned(in.readNBytes(sizeBytes), sizeBytes, file);
    if (size > LONGEST) {
      throw new VectorFileException(file, "has a header of " + size + " bytes; it is damaged");
    }
    byte[] text = in.readNBytes((int) size);
    if (text.length < size) {
      throw new VectorFileException(file, "ends within its header");
    }
    return parse(file, new String(text, StandardCharsets.UTF_8), 8 + sizeBytes + size);
  }

  /** Checks that the shape is that of vectors: (m, d), or (d,) for one. */
  void checkVectors(String file) throws VectorFileException {
    if (shape.isEmpty() || shape.size() > 2) {
      throw new VectorFileException(
          file,
          "has shape (%s); expected (m, d), or (d,) for one vector"
              .formatted(shapeText().replace(" x ", ", ")));
    }
    long rows = shape.size() == 2 ? shape.get(0) : 1;
    long columns = shape.get(shape.size() - 1);
    if (rows == 0 || columns == 0) {
      throw new VectorFileException(
          file, "holds no values: its shape is " + rows + " x " + columns);
    }
    if (rows > Integer.MAX_VALUE - 8 || columns > Integer.MAX_VALUE - 8) {
      throw new VectorFileException(file, "is too large: its shape is " + rows + " x " + columns);
    }
  }

  /** Returns m, after {@link #checkVectors}. */
  int rows() {
    return shape.size() == 2 ? Math.toIntExact(shape.get(0)) : 1;
  }

  /** Returns d, after {@link #checkVectors}. */
  int columns() {
    return Math.toIntExact(shape.get(shape.size() - 1));
  }

  /**
   * Checks that a file has as many bytes as its shape and type say. Comes before the memory is
   * taken: a header can promise anything.
   *
   * @param size the number of all of its bytes
   */
  void checkSize(String file, long size) throws VectorFileException {
    BigInteger expected = BigInteger.valueOf(type.bytes());
    for (long dimension : shape) {
      expected = expected.multiply(BigInteger.valueOf(dimension));
    }
    long found = size - length;
    if (BigInteger.valueOf(found).compareTo(expected) != 0) {
      throw new VectorFileException(
          file,
          "should have %s %s = %,d bytes of data, but has %,d"
              .formatted(shapeText(), type, expected, found));
    }
  }

  /** Returns the shape for messages, such as 2 x 3. */
  String shapeText() {
    return shape.stream().map(String::valueOf).collect(Collectors.joining(" x "));
  }

  private static NpyHeader parse(String file, String text, long length) throws IOException {
    Matcher descr = DESCR.matcher(text);
    String name = descr.find() ? descr.group(1) : find(file, ANY_DESCR, text);
    NpyType type = NpyType.of(name);
    if (type == null) {
      throw new VectorFileException(
          file,
          "holds values of type "
              + name
              + "; expected floats or integers: save array.astype('float32')");
    }
    List<Long> shape = new ArrayList<>();
    for (String size : find(file, SHAPE, text).replace(" ", "").split(",")) {
      if (!size.isEmpty()) {
        shape.add(size(file, size));
      }
    }
    boolean fortran = find(file, FORTRAN, text).equals("True");
    return new NpyHeader(type, fortran, List.copyOf(shape), length);
  }

  private static long size(String file, String text) throws VectorFileException {
    if (!text.matches("[0-9]{1,18}")) {
      throw new VectorFileException(file, "has '" + text + "' in its shape; it is damaged");
    }
    return Long.parseLong(text);
  }

  private static String find(String file, Pattern pattern, String text) throws VectorFileException {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new VectorFileException(file, "has an invalid header: " + text.strip());
    }
    return matcher.group(1).strip();
  }

  private static long unsigned(byte[] bytes, int size, String file) throws VectorFileException {
    if (bytes.length < size) {
      throw new VectorFileException(file, "ends within its header");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return size == 2
        ? Short.toUnsignedLong(buffer.getShort())
        : Integer.toUnsignedLong(buffer.getInt());
  }
}
