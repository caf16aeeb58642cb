package dev.strategikon.kernel;

/** Floats as integers of the same order, −0 before +0. */
public final class SortableFloats {
  private SortableFloats() {}

  /** Returns the integer that stands for a float. */
  public static int toInt(float value) {
    return flip(Float.floatToRawIntBits(value));
  }

  /** Returns the float that an integer stands for. */
  public static float toFloat(int ordered) {
    return Float.intBitsToFloat(flip(ordered));
  }

  /** Of negative floats all bits but the sign are inverted; doing it twice undoes it. */
  private static int flip(int bits) {
    return bits ^ (bits >> 31 & Integer.MAX_VALUE);
  }
}
