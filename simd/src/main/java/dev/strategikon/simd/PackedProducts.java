package dev.strategikon.simd;

import static dev.strategikon.kernel.ProductKernels.LANES;

import dev.strategikon.kernel.ProductKernels;
import java.util.Arrays;

/**
 * The products of all pairs of rows by {@link Tile}s, on rows that are packed side by side in
 * groups. The products within a group are summed during packing, while the processor waits for
 * memory. A tile has the products of two groups. Its partial sums are kept in memory until the next
 * columns come, so each sum has the order of the columns.
 */
final class PackedProducts implements ProductKernels.Products {
  private static final int LENGTH = Shapes.FLOATS.length();

  /** How many times a row is read, each time for other lanes. */
  private static final int PARTS = LANES / LENGTH;

  /**
   * Columns that are packed and multiplied at a time. Memory delivers long runs faster, and the
   * columns of two groups for one pass fit 32 KB.
   */
  private static final int COLUMNS = Math.min(2, PARTS) * 1024;

  /** The alignment of the scratch memory is measured after this number of ranges. */
  private static final int BEFORE_ALIGNMENT = 4;

  /** Floats of a cache line, and the number of them that an array's header takes. */
  private static final int LINE = 16;

  private static final int HEADER = 4;

  private final float[][] rows;
  private final Tile tile;
  private final int side;
  private final int groups;

  /**
   * The row at which the first group begins. It is 1 if one row is left over: row 0, which is
   * multiplied with every group during packing. It is negative if more rows are left over.
   */
  private final int first;

  /** Floats for the sums of a tile. */
  private final int tileSums;

  /** Floats for the sums of a group during packing: its own tile, it with row 0, and row 0. */
  private final int ownSums;

  /** Some columns of each group. */
  private final float[][] packed;

  private final float[] own;

  /** The sums of the tiles below the diagonal. */
  private final float[] sums;

  private int origin;
  private int ranges;

  PackedProducts(float[][] rows, Tile tile) {
    this.rows = rows;
    this.tile = tile;
    this.side = tile.side();
    boolean oneIsLeft = rows.length > 1 && rows.length % side == 1;
    this.groups = oneIsLeft ? rows.length / side : (rows.length + side - 1) / side;
    this.first = rows.length - groups * side;
    this.tileSums = side * side * LANES;
    this.ownSums = tileSums + (side + 1) * LANES;
    // Arrays of whole cache lines have the same alignment if they are allocated one after another.
    // One more line is for the origin.
    this.packed = new float[groups][COLUMNS * side + 2 * LINE - HEADER];
    this.own = LaneSums.room(groups * ownSums / LANES);
    this.sums = LaneSums.room(groups * (groups - 1) / 2 * side * side);
  }

  @Override
  public void sum(int from, int to, double[] products) {
    if (ranges++ == BEFORE_ALIGNMENT) {
      origin = fastestOrigin();
    }
    int whole = from + (to - from) / LANES * LANES;
    Arrays.fill(own, 0);
    Arrays.fill(sums, 0);
    // Columns are multiplied right after packing, while they are in the cache.
    for (int column = from; column < whole; column += COLUMNS) {
      int end = Math.min(whole, column + COLUMNS);
      pack(column, end);
      add(end - column);
    }
    store(whole, to, products);
    storeOwn(whole, to, products);
  }

  private void pack(int from, int to) {
    int vectors = (to - from) / LANES;
    float[][] group = new float[side][];
    for (int g = 0; g < groups; g++) {
      for (int i = 0; i < side; i++) {
        // A missing row is the first one again; its sums are not stored.
        group[i] = rows[Math.max(0, first + g * side + i)];
      }
      for (int part = 0, at = origin; part < PARTS; part++, at += side * vectors * LENGTH) {
        int lane = part * LENGTH;
        int sum = g * ownSums + lane;
        tile.pack(group, rows[0], from + lane, vectors, packed[g], at, own, sum, sum, tileSums);
      }
    }
  }

  /**
   * Multiplies all groups on packed columns. Each group begins with the one just before it, which
   * is still in the first-level cache.
   */
  private void add(int columns) {
    int length = side * (columns / LANES) * LENGTH;
    for (int part = 0, at = origin; part < PARTS; part++, at += length) {
      int sum = part * LENGTH;
      for (int g = 0; g < groups; g++) {
        for (int h = g - 1; h >= 0; h--, sum += tileSums) {
          tile.add(packed[g], packed[h], at, at + length, sums, sum, sum);
        }
      }
    }
  }

  /** Visits a pair of rows and the index of its sum. */
  @FunctionalInterface
  private interface Pairs {
    void visit(int i, int k, int at);
  }

  private void forPairs(Pairs pairs) {
    int at = 0;
    for (int g = 0; g < groups; g++) {
      for (int h = g - 1; h >= 0; h--) {
        for (int i = first + g * side; i < first + (g + 1) * side; i++) {
          for (int k = first + h * side; k < first + (h + 1) * side; k++, at += LANES) {
            if (k >= 0) {
              pairs.visit(i, k, at);
            }
          }
        }
      }
    }
  }

  private void forOwnPairs(Pairs pairs) {
    for (int g = 0; g < groups; g++) {
      int at = g * ownSums;
      int begin = first + g * side;
      for (int i = begin; i < begin + side; i++) {
        for (int k = begin; k < begin + side; k++, at += LANES) {
          if (k >= 0 && k <= i) {
            pairs.visit(i, k, at);
          }
        }
      }
      if (first == 1) {
        for (int i = begin; i < begin + side; i++, at += LANES) {
          pairs.visit(i, 0, at);
        }
      }
    }
    if (first == 1) {
      pairs.visit(0, 0, ownSums - LANES);
    }
  }

  private void store(int whole, int to, double[] products) {
    if (whole < to) {
      forPairs((i, k, at) -> addRest(sums, i, k, at, whole, to));
    }
    LaneSums.fold(sums);
    forPairs((i, k, at) -> products[i * (i + 1) / 2 + k] = LaneSums.folded(sums, at));
  }

  private void storeOwn(int whole, int to, double[] products) {
    if (whole < to) {
      forOwnPairs((i, k, at) -> addRest(own, i, k, at, whole, to));
    }
    LaneSums.fold(own);
    forOwnPairs((i, k, at) -> products[i * (i + 1) / 2 + k] = LaneSums.folded(own, at));
  }

  /** Adds the last columns, which do not fill a vector. */
  private void addRest(float[] sums, int i, int k, int at, int whole, int to) {
    for (int j = whole; j < to; j++) {
      sums[at + j - whole] = Math.fma(rows[i][j], rows[k][j], sums[at + j - whole]);
    }
  }

  /**
   * Measures the index at which packed columns should begin. A vector that crosses two cache lines
   * is loaded at half the speed, and the JVM does not say where an array begins within a cache
   * line. Measuring takes a few microseconds and saves up to two fifths of a tile's time. Arrays
   * begin at multiples of 8 bytes.
   */
  private int fastestOrigin() {
    int best = 0;
    float[] scratch = new float[tileSums];
    long bestTime = Long.MAX_VALUE;
    int length = side * COLUMNS / PARTS;
    for (int round = 0; round < 3; round++) {
      for (int candidate = 0; candidate < LENGTH; candidate += 2) {
        long start = System.nanoTime();
        for (int g = 0; g < Math.min(4, groups); g++) {
          tile.add(packed[g], packed[0], candidate, candidate + length, scratch, 0, 0);
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
