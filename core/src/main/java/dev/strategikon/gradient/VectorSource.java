package dev.strategikon.gradient;

/**
 * m vectors of d floats that lie elsewhere, such as in a file that is mapped into memory. They are
 * copied a range at a time, while a rule reads them.
 *
 * <p>Thread-safety: several threads may copy at the same time.
 */
public interface VectorSource {
  /** {@return m, the number of vectors, at least 1} */
  int count();

  /** {@return d, the number of coordinates, at least 1} */
  int dimension();

  /**
   * Copies coordinates [from, to) of a vector.
   *
   * @param vector its index, from 0
   * @param from the first coordinate
   * @param to one past the last coordinate
   * @param out its first {@code to − from} elements are written
   */
  void copy(int vector, int from, int to, float[] out);
}
