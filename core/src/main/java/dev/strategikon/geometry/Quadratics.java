package dev.strategikon.geometry;

/** Quadratics c0 + c1·t + c2·t², each held as the array {c0, c1, c2}. */
public final class Quadratics {
  private static final double[] NONE = {};

  /** Leading coefficients that are equal on paper differ by less than this share. */
  private static final double ROUNDING = 1e-14;

  private Quadratics() {}

  /**
   * Returns the value of a quadratic.
   *
   * @param c its three coefficients, only read
   * @param t where
   * @return c0 + c1·t + c2·t²
   */
  public static double value(double[] c, double t) {
    return c[0] + t * (c[1] + t * c[2]);
  }

  /**
   * Returns the t at which two quadratics are equal; none if they are the same. Leading
   * coefficients that differ by rounding alone count as equal: the root of such a difference would
   * be meaningless and very large.
   *
   * @param a three coefficients, only read
   * @param b three coefficients, only read
   */
  static double[] crossings(double[] a, double[] b) {
    double square = a[2] - b[2];
    boolean isRounding = Math.abs(square) <= ROUNDING * (Math.abs(a[2]) + Math.abs(b[2]));
    return roots(a[0] - b[0], a[1] - b[1], isRounding ? 0 : square);
  }

  /**
   * Returns the real roots of c0 + c1·t + c2·t², none for a constant. No root is computed as a
   * difference of nearly equal numbers, so that each is accurate to rounding.
   */
  private static double[] roots(double c0, double c1, double c2) {
    if (c2 == 0) {
      return c1 == 0 ? NONE : new double[] {-c0 / c1};
    }
    double discriminant = c1 * c1 - 4 * c0 * c2;
    if (!(discriminant >= 0)) {
      return NONE;
    }
    double half = -(c1 + Math.copySign(Math.sqrt(discriminant), c1)) / 2;
    return half == 0 ? new double[] {0} : new double[] {half / c2, c0 / half};
  }
}
