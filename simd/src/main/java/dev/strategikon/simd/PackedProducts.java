package dev.strategikon.simd;

import static dev.strategikon.kernel.ProductKernels.LANES;

import dev.strategikon.kernel.ProductKernels;
import java.util.Arrays;

/**
 * The products of all pairs of rows by {@link Tile}s. Some columns of all rows are packed at a
 * time; the partial sums of all tiles wait in memory for the next columns, so that a sum's order is
 * that of the columns.
 */
final class PackedProducts implements ProductKernels.Products {
  /** Columns packed at a time: memory likes long runs, and two groups of them fit 32 KB. */
  private static final int COLUMNS = 1024;

  /** Rows of a panel. What two panels' packed halves take fits a cache of half a megabyte. */
  private static final int PANEL = 48;

  /** After so many ranges it is worth the time to look how the scratch memory is aligned. */
  private static final int BEFORE_ALIGNMENT = 4;

  private final float[][] rows;
  private final Tile tile;
  private final int side;

  /** Floats that a tile sums up in. */
  private final int tileSums;

  /** Floats of a packed group. */
  private final int groupSize;

  private final int groups;

  /**
   * Where the first group begins: at row 1 if row 0 is left over and goes with every group that is
   * packed, or before row 0 if more are left over.
   */
  private final int first;

  /** Groups of a panel. */
  private final int panel;

  /** Columns of one panel, or two. */
  private final float[] packed;

  private final float[] sums;

  /** Where the sums of a tile go that another pair of panels has. */
  private final int unused;

  /** Where the sums with a row that is left over begin, those that nobody wants behind them. */
  private final int leftOver;

  private int origin;
  private int ranges;

  PackedProducts(float[][] rows, Tile tile) {
    this.rows = rows;
    this.tile = tile;
    this.side = tile.side();
    this.tileSums = side * side * LANES;
    this.groupSize = side * COLUMNS;
    boolean oneIsLeft = rows.length > 1 && rows.length % side == 1;
    this.groups = oneIsLeft ? rows.length / side : (rows.length + side - 1) / side;
    this.first = rows.length - groups * side;
    this.panel = PANEL / side;
    int most = Math.min(groups, panel);
    boolean several = groups > panel;
    this.packed = new float[(several ? 2 : 1) * most * groupSize + LANES];
    int tiles = several ? most * most : most * (most + 1) / 2;
    this.unused = tiles * tileSums;
    this.leftOver = unused + tileSums;
    this.sums = new float[leftOver(most + 1)];
  }

  @Override
  public void sum(int from, int to, double[] products) {
    if (ranges++ == BEFORE_ALIGNMENT) {
      origin = fastestOrigin();
    }
    int whole = from + (to - from) / LANES * LANES;
    for (int top = 0; top < groups; top += panel) {
      for (int left = 0; left <= top; left += panel) {
        sumPanels(top, left, from, whole);
        store(top, left, whole, to, products);
      }
    }
  }

  private void sumPanels(int top, int left, int from, int whole) {
    int lanes = Shapes.FLOATS.length();
    Arrays.fill(sums, 0);
    for (int column = from; column < whole; column += COLUMNS) {
      int end = Math.min(whole, column + COLUMNS);
      pack(top, column, end, origin, left == top);
      int other = origin;
      if (left != top) {
        other += panel * groupSize;
        pack(left, column, end, other, false);
      }
      int length = (end - column) / LANES * side * lanes;
      for (int part = 0; part * lanes < LANES; part++) {
        int at = part * lanes;
        for (int g = 0; g < size(top); g++) {
          int a = origin + g * groupSize + part * length;
          int across = across(top, left, g);
          for (int h = 0; h < across; h++, at += tileSums) {
            // A group's own tile was summed up when it was packed.
            if (left != top || h != g) {
              tile.add(packed, a, other + h * groupSize + part * length, length, sums, at, at);
            }
          }
        }
      }
    }
  }

  /** How many groups the panel has that begins with a group. */
  private int size(int top) {
    return Math.min(panel, groups - top);
  }

  /**
   * How many tiles stand beside each other in a panel's row; the triangle's end is its diagonal.
   */
  private int across(int top, int left, int g) {
    return left == top ? g + 1 : panel;
  }

  /** Packs a panel's groups, and sums up the tiles on the diagonal if this is the panel's own. */
  private void pack(int top, int from, int to, int at, boolean diagonal) {
    float[][] group = new float[side][];
    for (int g = 0; g < size(top); g++) {
      for (int i = 0; i < side; i++) {
        // Before the first row the first one: its sums are not stored.
        group[i] = rows[Math.max(0, first + (top + g) * side + i)];
      }
      int own = diagonal ? (g * (g + 1) / 2 + g) * tileSums : unused;
      int beyond = leftOver(diagonal ? g : Math.min(groups, panel)) - own;
      tile.pack(group, rows[0], from, to, packed, at + g * groupSize, sums, own, own, beyond);
    }
  }

  /** Where the sums of row 0 with a panel's group begin, and last with itself. */
  private int leftOver(int g) {
    return leftOver + g * (side + 1) * LANES;
  }

  private void store(int top, int left, int whole, int to, double[] products) {
    int number = 0;
    for (int g = 0; g < size(top); g++) {
      int across = across(top, left, g);
      for (int h = 0; h < across; h++, number++) {
        int at = number * tileSums;
        for (int i = first + (top + g) * side; i < first + (top + g + 1) * side; i++) {
          int k = first + (left + h) * side;
          for (int last = k + side; k < last; k++, at += LANES) {
            if (k >= 0 && k <= i) {
              store(i, k, at, whole, to, products);
            }
          }
        }
      }
      if (first == 1 && left == top) {
        for (int p = 0; p < side; p++) {
          int i = first + (top + g) * side + p;
          store(i, 0, leftOver(g) + p * LANES, whole, to, products);
        }
      }
    }
    if (first == 1 && top == 0) {
      store(0, 0, leftOver(0) + side * LANES, whole, to, products);
    }
  }

  /** Adds the columns that fill no vector, and writes the sum to the packed lower triangle. */
  private void store(int i, int k, int at, int whole, int to, double[] products) {
    for (int j = whole; j < to; j++) {
      sums[at + j - whole] = Math.fma(rows[i][j], rows[k][j], sums[at + j - whole]);
    }
    products[i * (i + 1) / 2 + k] = tree(sums, at);
  }

  /** Adds lane i + 8 to lane i, then i + 4, i + 2 and i + 1. */
  static float tree(float[] s, int at) {
    float s0 = s[at] + s[at + 8] + (s[at + 4] + s[at + 12]);
    float s1 = s[at + 1] + s[at + 9] + (s[at + 5] + s[at + 13]);
    float s2 = s[at + 2] + s[at + 10] + (s[at + 6] + s[at + 14]);
    float s3 = s[at + 3] + s[at + 11] + (s[at + 7] + s[at + 15]);
    return s0 + s2 + (s1 + s3);
  }

  /**
   * A vector that crosses two cache lines is loaded half as fast, and where an array begins within
   * a cache line the JVM does not say. So it is measured: a few microseconds, which save up to two
   * fifths of a tile's time. Arrays begin at multiples of 8 bytes.
   */
  private int fastestOrigin() {
    int best = 0;
    long bestTime = Long.MAX_VALUE;
    int length = groupSize / LANES * Shapes.FLOATS.length();
    for (int round = 0; round < 3; round++) {
      for (int candidate = 0; candidate < Shapes.FLOATS.length(); candidate += 2) {
        long start = System.nanoTime();
        for (int i = 0; i < 4; i++) {
          tile.add(packed, candidate, candidate, length, sums, 0, 0);
        }
        long time = System.nanoTime() - start;
        if (time < bestTime) {
          best = candidate;
          bestTime = time;
        }
      }
    }
    return best;
  }
}
