package dev.strategikon.profile;

/**
 * Numbers that are evenly spaced in the logarithm.
 *
 * @param least the smallest number
 * @param decades the number of powers of ten from the smallest to the largest
 * @param perDecade how many numbers each decade has
 */
record LogGrid(double least, int decades, int perDecade) {
  /**
   * For functions that are evaluated in m dimensions. It ends where the distances to u would leave
   * no digits for those among the other vectors.
   */
  static final LogGrid FINE = new LogGrid(1e-6, 14, 40);

  /** For functions whose evaluation costs an aggregation. */
  static final LogGrid COARSE = new LogGrid(1e-4, 12, 8);

  /** Returns the numbers, ascending. */
  double[] numbers() {
    double[] numbers = new double[decades * perDecade + 1];
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] = least * Math.pow(10, (double) k / perDecade);
    }
    return numbers;
  }
}
