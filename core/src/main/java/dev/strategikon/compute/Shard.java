package dev.strategikon.compute;

import java.util.Arrays;

/**
 * The place of a process among those that share out the coordinates of all vectors.
 *
 * <p>Every shard runs the same program on its own coordinates. Where that program adds up or
 * compares over coordinates, the shards exchange what each of them found, and all go on with the
 * same numbers: those that one process alone would have, bit by bit. So a rule, an attack or an
 * audit is written once, for d coordinates, and does not know that it sees a part of them.
 *
 * <p>Shards follow each other in the order of the coordinates, and each owns whole {@link Blocks}.
 * An exchange is a meeting: all shards must come to it, in the same order. A program does so if
 * what it decides follows from numbers that were exchanged, and if it calls from one thread.
 */
public final class Shard {
  /** How shards meet. */
  @FunctionalInterface
  public interface Exchange {
    /**
     * Gives what this shard has and takes what all have. Returns when all have come.
     *
     * @param own not to be written any more; its length may differ between shards
     * @return the arrays of all shards in their order, this one's among them; only to be read
     */
    double[][] gather(double[] own);
  }

  /** More blocks than there are: alone, one subtree holds them all. */
  private static final int ALL_BLOCKS = 1 << 30;

  private static final int ANY = -1;

  /** All coordinates, however many, in one process. */
  public static final Shard WHOLE = new Shard(0, 0, ANY, ALL_BLOCKS, own -> new double[][] {own});

  private final int index;
  private final int from;
  private final int dimension;

  /** Blocks of the subtrees that make up a shard; a power of two. */
  private final int subtree;

  private final Exchange exchange;

  private Shard(int index, int from, int dimension, int subtree, Exchange exchange) {
    this.index = index;
    this.from = from;
    this.dimension = dimension;
    this.subtree = subtree;
    this.exchange = exchange;
  }

  /**
   * Cuts d coordinates into shards of 2^k blocks each, of which the last may have less: each is a
   * subtree of the {@link Blocks}' tree, so one partial sum a shard is all that a sum exchanges.
   *
   * @param most how many shards there may be; where d has too few blocks there are fewer
   * @return where each shard begins, and d at the end
   * @throws IllegalArgumentException if {@code most} is not positive
   */
  public static int[] cuts(int dimension, int most) {
    if (most < 1) {
      throw new IllegalArgumentException("Expected at least 1 shard, got " + most);
    }
    int blocks = Math.max(1, Blocks.count(dimension));
    int least = (int) (((long) blocks + most - 1) / most);
    int each = least == 1 ? 1 : Integer.highestOneBit(least - 1) << 1;
    int[] cuts = new int[(blocks + each - 1) / each + 1];
    for (int i = 0; i < cuts.length; i++) {
      cuts[i] = (int) Math.min((long) i * each * Blocks.SIZE, dimension);
    }
    return cuts;
  }

  /**
   * Returns a shard.
   *
   * @param cuts as {@link #cuts} gives them
   * @param index which one, from 0
   * @param exchange where it meets the others
   */
  public static Shard of(int[] cuts, int index, Exchange exchange) {
    int dimension = cuts[cuts.length - 1];
    if (cuts.length == 2) {
      return new Shard(0, 0, dimension, ALL_BLOCKS, exchange);
    }
    int each = Blocks.count(cuts[1]);
    if (!Arrays.equals(cuts, cuts(dimension, cuts.length - 1)) || cuts[1] != each * Blocks.SIZE) {
      throw new IllegalArgumentException(
          "Expected the cuts that Shard.cuts returns, got " + Arrays.toString(cuts));
    }
    return new Shard(index, cuts[index], dimension, each, exchange);
  }

  /** Returns the number of this shard's first coordinate. */
  public int from() {
    return from;
  }

  /**
   * Returns d.
   *
   * @param own how many coordinates this shard has
   */
  public int dimension(int own) {
    return dimension == ANY ? own : dimension;
  }

  int subtree() {
    return subtree;
  }

  /** Exchanges numbers; see {@link Exchange#gather}. */
  public double[][] gather(double[] own) {
    return exchange.gather(own);
  }

  /** Returns the numbers of all shards, in their order. */
  public double[] concat(double[] own) {
    double[][] all = gather(own);
    return all.length == 1 ? all[0] : Arrays.stream(all).flatMapToDouble(Arrays::stream).toArray();
  }

  /** Returns whether something is so on any shard. */
  public boolean any(boolean own) {
    return Arrays.stream(concat(new double[] {own ? 1 : 0})).anyMatch(is -> is != 0);
  }

  /** Returns whether something is so on all shards. */
  public boolean all(boolean own) {
    return !any(!own);
  }

  /**
   * Returns the number among all d of the first coordinate that was found, −1 if none was.
   *
   * @param own the first that was found here, counted from 0; negative if none was
   */
  public int first(int own) {
    double[] found = concat(new double[] {own < 0 ? -1 : (double) from + own});
    return (int) Arrays.stream(found).filter(j -> j >= 0).findFirst().orElse(-1);
  }

  /**
   * Returns a vector's value at a coordinate, on all shards.
   *
   * @param own this shard's part of the vector
   * @param coordinate its number among all d
   */
  public float value(float[] own, int coordinate) {
    int at = coordinate - from;
    boolean isHere = at >= 0 && at < own.length;
    return (float) concat(isHere ? new double[] {own[at]} : new double[0])[0];
  }

  /** Continues a sum where the shard before has ended. */
  @FunctionalInterface
  public interface RunningSum {
    /** Returns a sum that begins with {@code before} and goes on with this shard's terms. */
    double continueFrom(double before);
  }

  /**
   * Returns a sum that runs from the first coordinate to the last, one shard after the other. For
   * rare sums alone, since every shard waits for all before it; others go along the {@link Blocks}.
   */
  public double inTurn(RunningSum own) {
    double sum = 0;
    int shards = 1;
    for (int turn = 0; turn < shards; turn++) {
      double[][] all = gather(new double[] {turn == index ? own.continueFrom(sum) : 0});
      shards = all.length;
      sum = all[turn][0];
    }
    return sum;
  }
}
