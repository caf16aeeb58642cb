package dev.strategikon.simd;

import static dev.strategikon.kernel.ProductKernels.LANES;

import dev.strategikon.kernel.ProductKernels;
import java.util.Arrays;

/**
 * The products of all pairs of rows by {@link Tile}s, on rows that are copied side by side in
 * groups. What a group's rows make with each other is summed up on the way, while memory is waited
 * for; tiles are of two groups. The partial sums wait in memory for the next columns, so that a
 * sum's order is that of the columns.
 */
final class PackedProducts implements ProductKernels.Products {
  private static final int LENGTH = Shapes.FLOATS.length();

  /** How many times a row is passed, each time for other lanes. */
  private static final int PARTS = LANES / LENGTH;

  /**
   * Columns that are packed and multiplied at a time: memory likes long runs, and what two groups
   * have for one pass fits 32 KB.
   */
  private static final int COLUMNS = Math.min(2, PARTS) * 1024;

  /** After so many ranges it is worth the time to look how the scratch memory is aligned. */
  private static final int BEFORE_ALIGNMENT = 4;

  /** Floats of a cache line, and those of it that a JVM's header of an array takes. */
  private static final int LINE = 16;

  private static final int HEADER = 4;

  private final float[][] rows;
  private final Tile tile;
  private final int side;
  private final int groups;

  /**
   * Where the first group begins: at row 1 if row 0 is left over and goes with every group that is
   * packed, or before row 0 if more are left over.
   */
  private final int first;

  /** Floats that a tile sums up in. */
  private final int tileSums;

  /** Floats that a group sums up in when it is packed: its own tile, row 0 with it, and row 0. */
  private final int ownSums;

  /** Some columns of each group. */
  private final float[][] packed;

  private final float[] own;

  /** Of the tiles below the diagonal. */
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
    // Arrays of whole cache lines begin alike within a line, if they are allocated in a row. One
    // line more is for the origin.
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
    // What is packed is multiplied as long as it is in the cache.
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
        // Before the first row the first one: its sums are not stored.
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
   * Multiplies all groups, on packed columns. The nearest before a group comes first, because it is
   * in the first cache still.
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

  /** Takes a pair of rows, and where its sum stands. */
  @FunctionalInterface
  private interface Pairs {
    void accept(int i, int k, int at);
  }

  private void forPairs(Pairs pairs) {
    int at = 0;
    for (int g = 0; g < groups; g++) {
      for (int h = g - 1; h >= 0; h--) {
        for (int i = first + g * side; i < first + (g + 1) * side; i++) {
          for (int k = first + h * side; k < first + (h + 1) * side; k++, at += LANES) {
            if (k >= 0) {
              pairs.accept(i, k, at);
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
            pairs.accept(i, k, at);
          }
        }
      }
      if (first == 1) {
        for (int i = begin; i < begin + side; i++, at += LANES) {
          pairs.accept(i, 0, at);
        }
      }
    }
    if (first == 1) {
      pairs.accept(0, 0, ownSums - LANES);
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

  /** Adds the columns that fill no vector. */
  private void addRest(float[] sums, int i, int k, int at, int whole, int to) {
    for (int j = whole; j < to; j++) {
      sums[at + j - whole] = Math.fma(rows[i][j], rows[k][j], sums[at + j - whole]);
    }
  }

  /**
   * A vector that crosses two cache lines is loaded half as fast, and where an array begins within
   * a cache line the JVM does not say. So it is measured: a few microseconds, which save up to two
   * fifths of a tile's time. Arrays begin at multiples of 8 bytes.
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
