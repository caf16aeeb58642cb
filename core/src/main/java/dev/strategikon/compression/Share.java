package dev.strategikon.compression;

/**
 * A share of the coordinates.
 *
 * @param share above 0 and at most 1
 */
record Share(double share) {
  /**
   * Checks the range.
   *
   * @param name of the compression, for the message
   */
  static void check(String name, double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(name + " needs 0 < share <= 1, not " + share);
    }
  }

  /** Returns k: the share of d coordinates, rounded, at least one. */
  int of(int dimension) {
    return (int) Math.max(1, Math.round(share * dimension));
  }

  /** Returns the bits that tell one of d coordinates from the others. */
  static int indexBits(int dimension) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, dimension - 1));
  }
}
