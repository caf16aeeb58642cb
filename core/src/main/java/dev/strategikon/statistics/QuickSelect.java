package dev.strategikon.statistics;

/** Hoare's quickselect: finds the k smallest numbers without sorting them all. */
public final class QuickSelect {
  private QuickSelect() {}

  /**
   * Moves the {@code count} smallest numbers to the front and returns the largest of them. NaN
   * counts as larger than all numbers. The time is linear on average and quadratic at worst.
   *
   * @param keys reordered
   * @param count from 1 to the number of keys
   * @return the largest of the smallest keys
   */
  public static double moveSmallest(double[] keys, int count) {
    int numbers = 0;
    for (int i = 0; i < keys.length; i++) {
      if (!Double.isNaN(keys[i])) {
        swap(keys, i, numbers++);
      }
    }
    int last = count - 1;
    int low = 0;
    int high = numbers - 1;
    while (low < high) {
      double pivot = keys[(low + high) >>> 1];
      int i = low;
      int j = high;
      while (i <= j) {
        while (keys[i] < pivot) {
          i++;
        }
        while (keys[j] > pivot) {
          j--;
        }
        if (i <= j) {
          swap(keys, i++, j--);
        }
      }
      high = last <= j ? j : high;
      low = last >= i ? i : low;
      if (last > j && last < i) {
        break;
      }
    }
    return keys[last];
  }

  private static void swap(double[] keys, int i, int j) {
    double key = keys[i];
    keys[i] = keys[j];
    keys[j] = key;
  }
}
