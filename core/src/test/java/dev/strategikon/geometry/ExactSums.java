package dev.strategikon.geometry;

import java.math.BigDecimal;

/** Sums that lose nothing before they are rounded once. */
final class ExactSums {
  private ExactSums() {}

  /** Exact, then rounded. */
  static double squaredDistance(float[] a, float[] b) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int j = 0; j < a.length; j++) {
      BigDecimal difference = new BigDecimal(a[j]).subtract(new BigDecimal(b[j]));
      sum = sum.add(difference.multiply(difference));
    }
    return sum.doubleValue();
  }

  /** Exact, then rounded. */
  static double product(float[] a, float[] b) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int j = 0; j < a.length; j++) {
      sum = sum.add(new BigDecimal(a[j]).multiply(new BigDecimal(b[j])));
    }
    return sum.doubleValue();
  }
}
