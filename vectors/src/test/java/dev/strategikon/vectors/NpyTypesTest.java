package dev.strategikon.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyTypesTest {
  /** Bytes and values as NumPy has them: {@code numpy.array([…], type).tobytes().hex()}. */
  @ParameterizedTest
  @CsvSource({
    "<f2, 003c, 1",
    ">f2, 3c00, 1",
    "<f2, 0080, -0.0",
    "<f2, 0100, 5.9604645E-8",
    "<f2, ff03, 6.097555E-5",
    "<f2, 0084, -6.1035156E-5",
    "<f2, ff7b, 65504",
    "<f2, 5535, 0.33325195",
    "<f2, 007c, Infinity",
    "<f2, 00fc, -Infinity",
    "<f2, 007e, NaN",
    "|i1, 80, -128",
    "|u1, ff, 255",
    "<i2, 0080, -32768",
    ">u2, ffff, 65535",
    "<i4, 00000080, -2147483648",
    "<i4, 00000001, 16777216",
    "<u4, 00ffffff, 4294967040",
    "<i8, 0000000000000080, -9223372036854775808",
    "<i8, ffffffffffffffff, -1",
    "<u8, 000000000000ffff, 18446462598732840960",
    "<u8, 0000000000000080, 9223372036854775808",
  })
  void numPysBytesAreRead(String type, String hex, float value) {
    float read = read(type, hex);
    assertEquals(Float.floatToIntBits(value), Float.floatToIntBits(read), () -> read + "");
  }

  @ParameterizedTest
  @CsvSource({
    "<i4, 01000001, 16777217",
    "<u4, ffffffff, 4294967295",
    ">i8, fffffffffeffffff, -16777217",
    "<u8, ffffffffffffffff, 18446744073709551615",
    "<i8, ffffffffffffff7f, 9223372036854775807",
  })
  void whatNoFloatEqualsIsRefused(String type, String hex, String value) {
    assertEquals(
        value
            + " is no float32, which would take the nearest one; if you want that, save"
            + " array.astype('float32')",
        assertThrows(ArithmeticException.class, () -> read(type, hex)).getMessage());
  }

  /** A whole number is accepted if and only if it is the float that it becomes. */
  @ParameterizedTest
  @ValueSource(strings = {"i4", "u4", "i8", "u8"})
  void exactlyTheFloatsAreAccepted(String type) {
    Random random = new Random(5);
    int bytes = type.charAt(1) - '0';
    for (int i = 0; i < 20_000; i++) {
      long drawn = random.nextLong() >> random.nextInt(64) << random.nextInt(40);
      byte[] hex = ByteBuffer.allocate(8).putLong(drawn).array();
      BigInteger value =
          type.charAt(0) == 'u'
              ? new BigInteger(1, java.util.Arrays.copyOfRange(hex, 8 - bytes, 8))
              : new BigInteger(java.util.Arrays.copyOfRange(hex, 8 - bytes, 8));
      boolean exact = new BigDecimal(value.floatValue()).compareTo(new BigDecimal(value)) == 0;
      ByteBuffer buffer = ByteBuffer.wrap(hex, 8 - bytes, bytes);
      if (exact) {
        assertEquals(value.floatValue(), NpyType.of(">" + type).next(buffer));
      } else {
        assertThrows(ArithmeticException.class, () -> NpyType.of(">" + type).next(buffer));
      }
    }
  }

  /** By IEEE 754: (−1)^s · 2^(e − 15) · (1 + f/1024), and 2^−14 · f/1024 for e = 0. */
  @Test
  void everyHalfHasTheValueOfItsBits() {
    float[] expected = new float[1 << 16];
    float[] read = new float[1 << 16];
    for (int bits = 0; bits < 1 << 16; bits++) {
      int exponent = (bits >> 10) & 31;
      double fraction = (bits & 1023) / 1024.0;
      double size =
          exponent == 31
              ? (fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN)
              : exponent == 0 ? Math.scalb(fraction, -14) : Math.scalb(1 + fraction, exponent - 15);
      expected[bits] = (float) (bits < 1 << 15 ? size : -size);
      ByteBuffer buffer = ByteBuffer.allocate(2).putShort(0, (short) bits);
      read[bits] = NpyType.of(">f2").next(buffer);
    }
    assertArrayEquals(expected, read);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<f1", "<c8", "|b1", "|S4", "<f16", "f4", "<U8", ""})
  void otherTypesAreNone(String type) {
    assertNull(NpyType.of(type));
  }

  private static float read(String type, String hex) {
    NpyType found = NpyType.of(type);
    byte[] bytes = java.util.HexFormat.of().parseHex(hex);
    return found.next(ByteBuffer.wrap(bytes).order(found.order()));
  }
}
