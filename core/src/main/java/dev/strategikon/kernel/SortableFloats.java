package dev.strategikon.kernel;

/** Floats as integers of the same order, with −0 before +0. */
public final class SortableFloats {
  private SortableFloats() {}

  /**
   * Returns the sortable integer of a float.
   *
   * @param value any float
   * @return the integer
   */
  public static int toInt(float value) {
    return flip(Float.floatToRawIntBits(value));
  }

  /**
   * Returns the float of a sortable integer, with the bits that it had.
   *
   * @param sortable what {@link #toInt} returned
   * @return the float
   */
  public static float toFloat(int sortable) {
    return Float.intBitsToFloat(flip(sortable));
  }

  /** Inverts all bits of negative floats but the sign. It is its own inverse. */
  private static int flip(int bits) {
    return bits ^ (bits >> 31 & Integer.MAX_VALUE);
  }
}
