package dev.strategikon.statistics;

/**
 * The two-sided quantiles of Student's t distribution for whole degrees of freedom, by the formulas
 * of Abramowitz and Stegun, Handbook of Mathematical Functions, 1964.
 */
public final class StudentQuantile {
  /**
   * Above it, the error of four terms of the expansion around the normal quantile is negligible.
   */
  private static final int EXACT_DEGREES = 500;

  private StudentQuantile() {}

  /**
   * Returns the t with P(−t ≤ T ≤ t) = confidence, to a relative error of about 1e-9 for
   * confidences up to 1 − 1e-6.
   *
   * @param confidence above 0, at most 1 − 1e-12
   * @param degrees ν, the degrees of freedom, at least 1
   * @return t
   * @throws IllegalArgumentException if one of them is out of range
   */
  public static double twoSided(double confidence, long degrees) {
    if (!(confidence > 0 && confidence <= 1 - 1e-12)) {
      throw new IllegalArgumentException(
          "Expected a confidence above 0 and below 1, got " + confidence);
    }
    if (degrees < 1) {
      throw new IllegalArgumentException("Expected at least 1 degree of freedom, got " + degrees);
    }
    return degrees > EXACT_DEGREES
        ? expansion(NormalQuantile.of((1 + confidence) / 2), (double) degrees)
        : inverse(confidence, (int) degrees);
  }

  private static double inverse(double confidence, int degrees) {
    double low = 0;
    double high = 1;
    while (probability(high, degrees) < confidence) {
      low = high;
      high *= 2;
    }
    // Bisect until no double lies between the two.
    for (double middle = (low + high) / 2;
        middle > low && middle < high;
        middle = (low + high) / 2) {
      if (probability(middle, degrees) < confidence) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** Returns P(−t ≤ T ≤ t) by 26.7.3 and 26.7.4: finite sums whose terms all have one sign. */
  static double probability(double t, int degrees) {
    double tangent = t / Math.sqrt(degrees);
    double cosine = 1 / Math.sqrt(1 + tangent * tangent);
    double sine = tangent * cosine;
    boolean odd = degrees % 2 == 1;
    // The terms have the powers 1, 3, … of the cosine if ν is odd, and 0, 2, … if it is even; the
    // last is ν − 2.
    double term = odd ? cosine : 1;
    double sum = 0;
    for (int power = odd ? 1 : 0; power <= degrees - 2; power += 2) {
      sum += term;
      term *= cosine * cosine * (power + 1) / (power + 2);
    }
    return odd ? 2 / Math.PI * (StrictMath.atan(tangent) + sine * sum) : sine * sum;
  }

  /** Returns the quantile by 26.7.5, in powers of 1/ν. */
  private static double expansion(double z, double degrees) {
    double s = z * z;
    double g1 = (s + 1) / 4;
    double g2 = ((5 * s + 16) * s + 3) / 96;
    double g3 = (((3 * s + 19) * s + 17) * s - 15) / 384;
    double g4 = ((((79 * s + 776) * s + 1482) * s - 1920) * s - 945) / 92160;
    return z * (1 + (g1 + (g2 + (g3 + g4 / degrees) / degrees) / degrees) / degrees);
  }
}
