package dev.strategikon.statistics;

/** Finds the smallest of some numbers, which is cheaper than to sort them all. */
public final class QuickSelect {
  private QuickSelect() {}

  /**
   * Moves the {@code count} smallest numbers to the front, a NaN last, and returns the largest of
   * them. Takes a time linear in their number, unless they are arranged against it.
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
