package dev.strategikon.vectors;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The type of the values in a {@code .npy} file: NumPy's floats and integers.
 *
 * @param order the byte order
 * @param kind {@code f}, {@code i} or {@code u}: float, signed or unsigned
 * @param bytes the size of one value
 */
record NpyType(ByteOrder order, char kind, int bytes) {
  private static final Pattern FORM = Pattern.compile("([<>=|])([fiu])([1248])");

  /** Returns the type of a description such as {@code <f4}; null for other types. */
  static NpyType of(String description) {
    Matcher form = FORM.matcher(description);
    if (!form.matches() || description.endsWith("f1")) {
      return null;
    }
    ByteOrder order =
        switch (form.group(1)) {
          case "<" -> ByteOrder.LITTLE_ENDIAN;
          case ">" -> ByteOrder.BIG_ENDIAN;
          default -> ByteOrder.nativeOrder();
        };
    return new NpyType(order, form.group(2).charAt(0), form.group(3).charAt(0) - '0');
  }

  /**
   * Returns the next value.
   *
   * @param buffer in this type's byte order
   * @throws ArithmeticException if it is a double too large for a float, or a whole number that no
   *     float equals; the message says which
   */
  float next(ByteBuffer buffer) {
    return switch (bytes) {
      case 1 -> kind == 'u' ? Byte.toUnsignedInt(buffer.get()) : buffer.get();
      case 2 -> kind == 'f' ? half(buffer.getShort()) : shortNumber(buffer.getShort());
      case 4 -> kind == 'f' ? buffer.getFloat() : whole(intNumber(buffer.getInt()));
      default -> kind == 'f' ? rounded(buffer.getDouble()) : whole(buffer.getLong());
    };
  }

  private int shortNumber(short bits) {
    return kind == 'u' ? Short.toUnsignedInt(bits) : bits;
  }

  private long intNumber(int bits) {
    return kind == 'u' ? Integer.toUnsignedLong(bits) : bits;
  }

  /** Returns the float that IEEE 754's binary16 has room for, too: all of its values are floats. */
  private static float half(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = (bits >> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    if (exponent == 0) {
      return Math.copySign(fraction * 0x1p-24f, Float.intBitsToFloat(sign | 0x3f800000));
    }
    int wide = exponent == 0x1f ? 0xff : exponent + 112;
    return Float.intBitsToFloat(sign | (wide << 23) | (fraction << 13));
  }

  /** Returns a whole number that has at most 24 bits between its first and its last 1. */
  private float whole(long bits) {
    boolean huge = kind == 'u' && bits < 0;
    long size = huge ? bits : Math.abs(bits);
    int used = Long.SIZE - Long.numberOfLeadingZeros(size) - Long.numberOfTrailingZeros(size);
    if (size != 0 && used > 24) {
      throw new ArithmeticException(
          "%s is no float32, which would take the nearest one; if you want that, save"
                  .formatted(huge ? Long.toUnsignedString(bits) : String.valueOf(bits))
              + " array.astype('float32')");
    }
    return huge ? (bits >>> 1) * 2f : bits;
  }

  private static float rounded(double value) {
    if (Float.isInfinite((float) value) && Double.isFinite(value)) {
      throw new ArithmeticException(
          value + " is too large for a float, which ends at 3.4e38; scale the vectors");
    }
    return (float) value;
  }

  /** Returns such as {@code float32}. */
  @Override
  public String toString() {
    String name = kind == 'f' ? "float" : kind == 'i' ? "int" : "uint";
    return name + Byte.SIZE * bytes;
  }
}
