package dev.strategikon.model;

/**
 * A range of coordinates of x.
 *
 * @param from the first
 * @param to one past the last
 */
public record CoordinateRange(int from, int to) {
  /**
   * Checks that there is at least one.
   *
   * @param from the first
   * @param to one past the last
   */
  public CoordinateRange {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException(
          "Coordinates must be from 0 on and at least one, not %d to %d".formatted(from, to));
    }
  }

  /** {@return how many there are} */
  public int size() {
    return to - from;
  }
}
