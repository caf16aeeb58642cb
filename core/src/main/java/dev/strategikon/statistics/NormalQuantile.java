package dev.strategikon.statistics;

/** The inverse of the standard normal distribution function. */
public final class NormalQuantile {
  private NormalQuantile() {}

  /**
   * Returns the z with Φ(z) = p, to about 1e-12, by bisection on Φ.
   *
   * @param p above 0 and below 1
   * @return z
   * @throws IllegalArgumentException if p is not
   */
  public static double of(double p) {
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException("Expected a probability between 0 and 1, got " + p);
    }
    double low = -9;
    double high = 9;
    while (high - low > 1e-13) {
      double middle = (low + high) / 2;
      if (distribution(middle) < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** Returns Φ(z) = ½ + φ(z)·(z + z³/3 + z⁵/(3·5) + …). All terms have one sign: none cancel. */
  static double distribution(double z) {
    double term = z;
    double sum = z;
    for (int k = 3; Math.abs(term) > 1e-18 * Math.abs(sum); k += 2) {
      term *= z * z / k;
      sum += term;
    }
    return 0.5 + sum * StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }
}
