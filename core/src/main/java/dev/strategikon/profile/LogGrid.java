package dev.strategikon.profile;

/**
 * Numbers evenly spaced in the logarithm.
 *
 * @param least the smallest
 * @param decades how many powers of ten above it the largest is
 * @param perDecade how many a decade
 */
record LogGrid(double least, int decades, int perDecade) {
  /**
   * Where a look at a number costs only m dimensions. It ends where distances to u would have no
   * digits left for the others'.
   */
  static final LogGrid FINE = new LogGrid(1e-6, 14, 40);

  /** Where a look costs an aggregation. */
  static final LogGrid COARSE = new LogGrid(1e-4, 12, 8);

  double[] numbers() {
    double[] numbers = new double[decades * perDecade + 1];
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] = least * Math.pow(10, (double) k / perDecade);
    }
    return numbers;
  }
}
