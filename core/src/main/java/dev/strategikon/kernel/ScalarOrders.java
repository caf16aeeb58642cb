package dev.strategikon.kernel;

/** {@link OrderKernels} in plain loops. */
final class ScalarOrders implements OrderKernels {
  @Override
  public int fastestOrigin(int[] slots) {
    return 0;
  }

  @Override
  public void load(
      float[][] rows, int first, int step, int from, int count, int[] slots, int stride, int at) {
    for (int i = first; i < rows.length; i += step) {
      for (int j = 0; j < count; j++) {
        slots[i * stride + at + j] = SortableFloats.toInt(rows[i][from + j]);
      }
      // Insertion sort: the new value moves down to its place.
      for (int k = i; k > first; k -= step) {
        exchange(slots, (k - step) * stride + at, k * stride + at, count);
      }
    }
  }

  @Override
  public void run(int[] program, int[] slots, int stride, int offset, int count) {
    SortingNetwork.forEachExchange(
        program,
        (low, high) -> exchange(slots, low * stride + offset, high * stride + offset, count));
  }

  private static void exchange(int[] slots, int low, int high, int count) {
    for (int j = 0; j < count; j++) {
      int a = slots[low + j];
      int b = slots[high + j];
      slots[low + j] = Math.min(a, b);
      slots[high + j] = Math.max(a, b);
    }
  }

  @Override
  public void store(int[] slots, int at, int count, float[] out, int from) {
    for (int j = 0; j < count; j++) {
      out[from + j] = SortableFloats.toFloat(slots[at + j]);
    }
  }

  @Override
  public void widen(int[] slots, int at, int count, double[] values) {
    for (int j = 0; j < count; j++) {
      values[j] = SortableFloats.toFloat(slots[at + j]);
    }
  }

  @Override
  public void add(int[] slots, int at, int count, double[] sums) {
    for (int j = 0; j < count; j++) {
      sums[j] += SortableFloats.toFloat(slots[at + j]);
    }
  }

  @Override
  public void addNearest(
      int[] slots, int below, int at, int above, int count, double[] twiceCentres, double[] sums) {
    for (int j = 0; j < count; j++) {
      double x = SortableFloats.toFloat(slots[at + j]);
      // Of a ≤ b, b is nearer to the centre c if c − a > b − c, that is a + b < 2c.
      if (above >= 0) {
        double other = SortableFloats.toFloat(slots[above + j]);
        double both = x + other;
        sums[j] += both == twiceCentres[j] && x != other ? Double.NaN : 0;
        if (both < twiceCentres[j]) {
          continue;
        }
      }
      if (below < 0 || SortableFloats.toFloat(slots[below + j]) + x < twiceCentres[j]) {
        sums[j] += x;
      }
    }
  }
}
