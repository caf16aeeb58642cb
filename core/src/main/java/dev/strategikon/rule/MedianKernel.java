package dev.strategikon.rule;

/** The median of ranges of coordinates by a selection network on ordered integers. */
final class MedianKernel implements CoordinateRule.Kernel {
  /** Columns sorted at a time: for m = 25 they stay in the first- and second-level caches. */
  private static final int COLUMNS = 512;

  private final SelectionNetwork network;
  private final int[][] wires;

  MedianKernel(int m) {
    this.network = SelectionNetwork.of(m, (m - 1) / 2, m / 2);
    this.wires = new int[m][COLUMNS];
  }

  @Override
  public void aggregate(float[][] rows, int from, int to, float[] out) {
    for (int start = from; start < to; start += COLUMNS) {
      int columns = Math.min(COLUMNS, to - start);
      for (int i = 0; i < rows.length; i++) {
        load(rows[i], start, wires[i], columns);
      }
      network.apply(wires, columns);
      store(wires[(rows.length - 1) / 2], wires[rows.length / 2], columns, out, start);
    }
  }

  private static void load(float[] row, int start, int[] wire, int columns) {
    for (int j = 0; j < columns; j++) {
      wire[j] = flip(Float.floatToRawIntBits(row[start + j]));
    }
  }

  private static void store(int[] low, int[] high, int columns, float[] out, int start) {
    for (int j = 0; j < columns; j++) {
      float a = Float.intBitsToFloat(flip(low[j]));
      float b = Float.intBitsToFloat(flip(high[j]));
      // In double, so that neither the largest nor the smallest floats lose anything.
      out[start + j] = low[j] == high[j] ? a : (float) (((double) a + b) / 2);
    }
  }

  /**
   * Turns a float's bits into an integer of the same order (−0 before +0), and back: of negative
   * floats all bits but the sign are inverted.
   */
  private static int flip(int bits) {
    return bits ^ (bits >> 31 & Integer.MAX_VALUE);
  }
}
