package dev.strategikon.vectors;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An array of any shape in NumPy's {@code .npy} file. Opening it reads its header alone. The values
 * come in C order, the last index fastest, whatever the order in the file.
 */
public final class NpyArray {
  /** The number of values that are converted together. */
  private static final int CHUNK = 1 << 16;

  private final Path file;
  private final NpyHeader header;

  private NpyArray(Path file, NpyHeader header) {
    this.file = file;
    this.header = header;
  }

  /**
   * Reads the header, and checks that the file has as many bytes as it says.
   *
   * @param file the file; opened again for its values
   * @param types the types that its values may have, as NumPy calls them: uint8, int64, float32, …
   * @return the array
   * @throws VectorFileException if the file is no such array, is cut off, or is too large
   * @throws IOException if the file cannot be read
   */
  public static NpyArray open(Path file, String... types) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    String name = file.toString();
    if (Files.isDirectory(file)) {
      throw new VectorFileException(name, "is a folder; expected a .npy file");
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      NpyHeader header = NpyHeader.read(name, in);
      if (!List.of(types).contains(header.type().toString())) {
        throw new VectorFileException(
            name,
            "holds values of type %s; expected %s"
                .formatted(header.type(), String.join(", ", types)));
      }
      header.checkSize(name, Files.size(file));
      NpyArray array = new NpyArray(file, header);
      if (header.shape().stream().mapToDouble(size -> size).reduce(1, (a, b) -> a * b)
          > Integer.MAX_VALUE - 8) {
        throw new VectorFileException(
            name, "is too large: its shape is " + header.shapeText() + "; at most 2^31 values");
      }
      return array;
    }
  }

  /** {@return the sizes of the dimensions; a scalar has none} */
  public List<Integer> shape() {
    return header.shape().stream().map(Math::toIntExact).toList();
  }

  /** {@return the shape for messages, such as {@code 60000 x 28 x 28}} */
  public String shapeText() {
    return header.shapeText();
  }

  /** {@return the type of the values as NumPy calls it, such as {@code uint8}} */
  public String type() {
    return header.type().toString();
  }

  /**
   * Reads values of one byte.
   *
   * @return all of them
   * @throws IOException if the file cannot be read
   */
  public byte[] bytes() throws IOException {
    byte[] values = new byte[count()];
    forEach((index, buffer) -> values[index] = buffer.get());
    return values;
  }

  /**
   * Reads float32, or float64 rounded to float. NaN and infinities are kept.
   *
   * @return all of them
   * @throws VectorFileException if a double is too large for a float
   * @throws IOException if the file cannot be read
   */
  public float[] floats() throws IOException {
    float[] values = new float[count()];
    forEach(
        (index, buffer) -> {
          try {
            values[index] = header.type().next(buffer);
          } catch (ArithmeticException e) {
            throw new VectorFileException(file.toString(), place(index) + ": " + e.getMessage());
          }
        });
    return values;
  }

  /**
   * Reads integers. A uint64 above 2^63 is negative here.
   *
   * @return all of them
   * @throws IOException if the file cannot be read
   */
  public long[] integers() throws IOException {
    long[] values = new long[count()];
    boolean signed = header.type().kind() == 'i';
    forEach(
        (index, buffer) ->
            values[index] =
                switch (header.type().bytes()) {
                  case 1 -> signed ? buffer.get() : Byte.toUnsignedLong(buffer.get());
                  case 2 -> signed ? buffer.getShort() : Short.toUnsignedLong(buffer.getShort());
                  case 4 -> signed ? buffer.getInt() : Integer.toUnsignedLong(buffer.getInt());
                  default -> buffer.getLong();
                });
    return values;
  }

  /**
   * Returns where a value stands, for messages.
   *
   * @param index its number in C order
   * @return such as {@code [3, 0, 17]}
   */
  public String place(int index) {
    List<Integer> shape = shape();
    List<Integer> place = new ArrayList<>();
    int rest = index;
    for (int k = shape.size() - 1; k >= 0; k--) {
      place.add(0, rest % shape.get(k));
      rest /= shape.get(k);
    }
    return place.toString();
  }

  private int count() {
    return shape().stream().reduce(1, (a, b) -> a * b);
  }

  /** Takes one value. */
  @FunctionalInterface
  private interface Taker {
    /** Takes the next value of the buffer, whose number in C order is given. */
    void take(int index, ByteBuffer buffer) throws VectorFileException;
  }

  private void forEach(Taker taker) throws IOException {
    int count = count();
    Place place = new Place(shape());
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), CHUNK)) {
      in.skipNBytes(header.length());
      for (int done = 0; done < count; done += CHUNK) {
        int values = Math.min(CHUNK, count - done);
        byte[] bytes = in.readNBytes(values * header.type().bytes());
        if (bytes.length < values * header.type().bytes()) {
          throw new VectorFileException(file.toString(), "has become shorter while it was read");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(header.type().order());
        for (int i = 0; i < values; i++) {
          taker.take(header.fortranOrder() ? place.next() : done + i, buffer);
        }
      }
    }
  }

  /** The numbers in C order of values that are stored with the first index fastest. */
  private static final class Place {
    private final int[] shape;
    private final int[] strides;
    private final int[] indices;
    private int next;

    Place(List<Integer> sizes) {
      shape = sizes.stream().mapToInt(size -> size).toArray();
      strides = new int[shape.length];
      indices = new int[shape.length];
      int stride = 1;
      for (int k = shape.length - 1; k >= 0; k--) {
        strides[k] = stride;
        stride *= shape[k];
      }
    }

    int next() {
      int place = next;
      for (int k = 0; k < shape.length; k++) {
        next += strides[k];
        if (++indices[k] < shape[k]) {
          break;
        }
        next -= shape[k] * strides[k];
        indices[k] = 0;
      }
      return place;
    }
  }
}
