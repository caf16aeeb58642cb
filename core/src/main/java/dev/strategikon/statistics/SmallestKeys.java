package dev.strategikon.statistics;

/** Selects the k smallest of several numbers; ties go to the lowest index. */
public final class SmallestKeys {
  private SmallestKeys() {}

  /** The relative difference up to which rounding may separate equal numbers. */
  private static final double ROUNDING = 1e-12;

  /**
   * Returns the indices of the {@code count} smallest keys, ascending; NaN is larger than all
   * numbers. Keys that differ by rounding alone are a tie. So vectors clipped to one length, for
   * example, are selected by their indices and not by the last bits of their norms.
   *
   * @param keys any numbers, only read
   * @param count how many, from 1 to the number of keys
   * @return the indices, owned by the caller
   */
  public static int[] indices(double[] keys, int count) {
    return indices(keys, count, ROUNDING);
  }

  private static int[] indices(double[] keys, int count, double rounding) {
    double last = QuickSelect.moveSmallest(keys.clone(), count);
    double slack = Double.isInfinite(last) ? 0 : rounding * Math.abs(last);
    double low = last - slack;
    double high = last + slack;
    int smaller = 0;
    for (double key : keys) {
      smaller += key < low ? 1 : 0;
    }
    int ties = count - smaller;
    int[] indices = new int[count];
    for (int i = 0, found = 0; i < keys.length && found < count; i++) {
      boolean isSmaller = keys[i] < low;
      boolean isTie = !isSmaller && (keys[i] <= high || Double.isNaN(last));
      if (isSmaller || (isTie && ties-- > 0)) {
        indices[found++] = i;
      }
    }
    return indices;
  }

  /**
   * Returns the weights of the mean of the {@code count} vectors with the smallest keys.
   *
   * @param keys one for each vector, only read
   * @param count how many vectors have a weight
   * @return a weight for each vector, owned by the caller
   */
  public static double[] meanWeights(double[] keys, int count) {
    return meanWeights(keys, count, ROUNDING);
  }

  /**
   * Returns the weights of the mean of the {@code count} vectors with the smallest keys.
   *
   * @param keys one for each vector, only read
   * @param count how many vectors have a weight
   * @param rounding the relative difference up to which rounding may separate equal keys
   * @return a weight for each vector, owned by the caller
   */
  public static double[] meanWeights(double[] keys, int count, double rounding) {
    return meanWeights(keys.length, indices(keys, count, rounding));
  }

  /**
   * Returns the weights of the mean of some of m vectors.
   *
   * @param m the number of vectors
   * @param indices the vectors that have a weight, only read
   * @return m weights, owned by the caller
   */
  public static double[] meanWeights(int m, int[] indices) {
    double[] weights = new double[m];
    for (int i : indices) {
      weights[i] = 1.0 / indices.length;
    }
    return weights;
  }
}
