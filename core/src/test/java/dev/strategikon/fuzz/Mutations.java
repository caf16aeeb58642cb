package dev.strategikon.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Damages a valid file in a way that its seed decides: flips, cuts, inserts, repeats. */
final class Mutations {
  /** Numbers at which lengths and counts go wrong. */
  private static final long[] AWKWARD = {
    0, 1, -1, 127, 128, 255, 65535, Integer.MAX_VALUE, Integer.MIN_VALUE, 1L << 40, Long.MAX_VALUE
  };

  private static final String[] TEXTS = {
    "-1",
    "1e999999999",
    "nan",
    "99999999999999999999",
    "(",
    ")",
    "'",
    "\"",
    ",",
    "|",
    "=",
    "[",
    "{",
    "&a ",
    "*a",
    "\n",
    "\r",
    "\0",
    "../",
    "%00",
    "\uFEFF",
    "é",
    "null",
    "!!java.lang.String "
  };

  private static final int MOST_CHANGES = 4;
  private static final int MOST_REPEATED = 1 << 16;

  private final Random random;

  Mutations(long seed) {
    random = new Random(seed);
  }

  byte[] of(byte[] valid) {
    byte[] damaged = valid.clone();
    for (int change = random.nextInt(MOST_CHANGES); change >= 0; change--) {
      damaged = changed(damaged);
    }
    return damaged;
  }

  private byte[] changed(byte[] bytes) {
    int from = random.nextInt(bytes.length + 1);
    int to = from + random.nextInt(Math.min(64, bytes.length - from) + 1);
    return switch (random.nextInt(6)) {
      case 0 -> flipped(bytes, from);
      case 1 -> Arrays.copyOf(bytes, from);
      case 2 -> joined(bytes, from, new byte[0], to);
      case 3 -> joined(bytes, from, text(), from);
      case 4 -> joined(bytes, from, number(), Math.min(bytes.length, from + 4));
      default -> joined(bytes, from, repeated(Arrays.copyOfRange(bytes, from, to)), to);
    };
  }

  private byte[] flipped(byte[] bytes, int at) {
    if (at < bytes.length) {
      bytes[at] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  private byte[] text() {
    return TEXTS[random.nextInt(TEXTS.length)].getBytes(StandardCharsets.UTF_8);
  }

  private byte[] number() {
    long value = AWKWARD[random.nextInt(AWKWARD.length)];
    byte[] bytes = new byte[random.nextBoolean() ? 4 : 8];
    boolean big = random.nextBoolean();
    for (int i = 0; i < bytes.length; i++) {
      bytes[big ? bytes.length - 1 - i : i] = (byte) (value >> (8 * i));
    }
    return bytes;
  }

  private byte[] repeated(byte[] part) {
    if (part.length == 0) {
      return part;
    }
    int times = 1 << random.nextInt(17);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < times && out.size() < MOST_REPEATED; i++) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] joined(byte[] bytes, int from, byte[] between, int to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.writeBytes(between);
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }
}
