package dev.strategikon.vectors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The header of a {@code .npy} file, versions 1.0 to 3.0 of NumPy's format.
 *
 * @param descr the type of the values as NumPy writes it, such as {@code <f4}
 * @param fortranOrder whether the first index varies fastest
 * @param shape the sizes of the dimensions
 * @param length the header's size in bytes
 */
record NpyHeader(String descr, boolean fortranOrder, List<Long> shape, long length) {
  static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  private static final int LONGEST = 1 << 20;
  private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
  private static final Pattern ANY_DESCR = Pattern.compile("'descr'\\s*:\\s*(.{0,40})");
  private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

  /** Reads the header. Afterwards the stream is at the first value. */
  static NpyHeader read(Path file, InputStream in) throws IOException {
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

  /** Returns whether the type of the values is, without its byte order, one of such as f4 or u1. */
  boolean isOf(String... types) {
    return descr.matches("[<>=|]?(" + String.join("|", types) + ")");
  }

  /** Returns the size of one value; only of a type that {@link #isOf} has accepted. */
  int bytes() {
    return descr.charAt(descr.length() - 1) - '0';
  }

  ByteOrder order() {
    return switch (descr.charAt(0)) {
      case '<' -> ByteOrder.LITTLE_ENDIAN;
      case '>' -> ByteOrder.BIG_ENDIAN;
      default -> ByteOrder.nativeOrder();
    };
  }

  /** Checks that the file has as many bytes as its shape and type say. */
  void checkSize(Path file) throws IOException {
    long expected = bytes();
    try {
      for (long size : shape) {
        expected = Math.multiplyExact(expected, size);
      }
    } catch (ArithmeticException e) {
      throw new VectorFileException(file, "is too large: its shape is " + shapeText());
    }
    long found = Files.size(file) - length;
    if (found != expected) {
      throw new VectorFileException(
          file,
          "should have %s %s = %,d bytes of data, but has %,d"
              .formatted(shapeText(), typeName(), expected, found));
    }
  }

  /** Returns the type as NumPy calls it, such as float32. */
  String typeName() {
    String kind =
        switch (descr.charAt(descr.length() - 2)) {
          case 'f' -> "float";
          case 'u' -> "uint";
          default -> "int";
        };
    return kind + 8 * bytes();
  }

  String shapeText() {
    return shape.stream().map(String::valueOf).collect(Collectors.joining(" x "));
  }

  private static NpyHeader parse(Path file, String text, long length) throws IOException {
    Matcher descr = DESCR.matcher(text);
    String type = descr.find() ? descr.group(1) : find(file, ANY_DESCR, text);
    List<Long> shape = new ArrayList<>();
    for (String size : find(file, SHAPE, text).replace(" ", "").split(",")) {
      if (!size.isEmpty()) {
        shape.add(size(file, size));
      }
    }
    boolean fortran = find(file, FORTRAN, text).equals("True");
    return new NpyHeader(type, fortran, List.copyOf(shape), length);
  }

  private static long size(Path file, String text) throws VectorFileException {
    try {
      long size = Long.parseLong(text);
      if (size >= 0) {
        return size;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new VectorFileException(file, "has '" + text + "' in its shape; it is damaged");
  }

  private static String find(Path file, Pattern pattern, String text) throws VectorFileException {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new VectorFileException(file, "has an invalid header: " + text.strip());
    }
    return matcher.group(1).strip();
  }

  private static long unsigned(byte[] bytes, int size, Path file) throws VectorFileException {
    if (bytes.length < size) {
      throw new VectorFileException(file, "ends within its header");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return size == 2
        ? Short.toUnsignedLong(buffer.getShort())
        : Integer.toUnsignedLong(buffer.getInt());
  }
}
