package dev.strategikon.compute;

import java.util.Arrays;

/**
 * The share of the coordinates that one of several processes holds, and its link to the others.
 *
 * <p>Every shard runs the same program on its own coordinates. Where the program adds or compares
 * over coordinates, the shards exchange their numbers, and all go on with the same ones. So a rule,
 * an attack or an audit is written once, for d coordinates.
 *
 * <p>Assumptions: shards follow each other in the order of the coordinates, and each owns whole
 * {@link Blocks}, as {@link #cuts} divides them. All shards make the same exchanges in the same
 * order, each from one thread and outside of parallel loops. A program does so if its decisions
 * follow from exchanged numbers alone. Every method below that takes a value of its own shard is
 * such an exchange, {@link #dimension} excepted.
 *
 * <p>Guarantees: an exchange returns the same numbers on all shards. They are those that one
 * process with all coordinates has, bit by bit. Immutable.
 *
 * <p>Example, whether a vector is zero in all d coordinates:
 *
 * <pre>{@code
 * int[] cuts = Shard.cuts(d, 4);                       // at most 4 shards
 * Shard shard = Shard.of(cuts, index, exchange);       // in process number index
 * boolean isZero = shard.all(Vectors.isZero(ownPart)); // the same answer in all processes
 * }</pre>
 */
public final class Shard {
  /**
   * Sends arrays of numbers among the shards.
   *
   * <p>Assumptions: every shard calls it equally often, from one thread at a time.
   *
   * <p>Guarantees: a call returns when all shards have made the same call, and returns the same
   * arrays on all of them. If a shard fails, the calls of all others throw {@link
   * IllegalStateException}.
   *
   * <p>Example, a process that is alone: {@code own -> new double[][] {own}}.
   */
  @FunctionalInterface
  public interface Exchange {
    /**
     * Sends this shard's array to all shards and receives theirs.
     *
     * @param own not to be written afterwards; its length may differ between shards
     * @return the arrays of all shards in their order, this one's among them; only to be read
     */
    double[][] gather(double[] own);
  }

  /** More blocks than d coordinates can have, so that one subtree holds them all. */
  private static final int ALL_BLOCKS = 1 << 30;

  private static final int ANY = -1;

  /** All coordinates, however many, in one process. */
  public static final Shard WHOLE = new Shard(0, 0, ANY, ALL_BLOCKS, own -> new double[][] {own});

  private final int index;
  private final int from;
  private final int dimension;

  /** How many blocks each subtree of this shard has; a power of two. */
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
   * Divides d coordinates into shards of 2^k blocks each; the last may have fewer. Each shard is a
   * subtree of the tree of {@link Blocks}, so a sum exchanges one partial sum for each shard.
   *
   * @param dimension d
   * @param most the largest number of shards; there are fewer if d has too few blocks
   * @return the first coordinate of each shard, and d at the end; owned by the caller
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
   * @param cuts the division of the coordinates, as {@link #cuts} returns it
   * @param index the shard's number, from 0
   * @param exchange its link to the other shards
   * @return the shard
   * @throws IllegalArgumentException if the division is another
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

  /** {@return this shard's first coordinate, by its number among all d} */
  public int from() {
    return from;
  }

  /**
   * Returns d. No exchange takes place.
   *
   * @param own the number of coordinates of this shard
   * @return d
   */
  public int dimension(int own) {
    return dimension == ANY ? own : dimension;
  }

  int subtree() {
    return subtree;
  }

  /**
   * Sends numbers to all shards and receives theirs; see {@link Exchange#gather}.
   *
   * @param own this shard's numbers, not to be written afterwards
   * @return one array for each shard, in their order; only to be read
   */
  public double[][] gather(double[] own) {
    return exchange.gather(own);
  }

  /**
   * Returns the numbers of all shards as one array.
   *
   * @param own this shard's numbers, not to be written afterwards
   * @return the numbers in the order of the shards; only to be read
   */
  public double[] concat(double[] own) {
    double[][] all = gather(own);
    return all.length == 1 ? all[0] : Arrays.stream(all).flatMapToDouble(Arrays::stream).toArray();
  }

  /**
   * Returns whether a condition holds on any shard.
   *
   * @param own whether it holds on this one
   * @return the answer, the same on all shards
   */
  public boolean any(boolean own) {
    return Arrays.stream(concat(new double[] {own ? 1 : 0})).anyMatch(is -> is != 0);
  }

  /**
   * Returns whether a condition holds on all shards.
   *
   * @param own whether it holds on this one
   * @return the answer, the same on all shards
   */
  public boolean all(boolean own) {
    return !any(!own);
  }

  /**
   * Returns the first coordinate that any shard has found.
   *
   * @param own the first that this shard has found, counted from 0 here; negative if none
   * @return its number among all d; −1 if no shard has found one
   */
  public int first(int own) {
    double[] found = concat(new double[] {own < 0 ? -1 : (double) from + own});
    return (int) Arrays.stream(found).filter(j -> j >= 0).findFirst().orElse(-1);
  }

  /**
   * Returns a vector's value at a coordinate of any shard.
   *
   * @param own this shard's part of the vector, only read
   * @param coordinate its number among all d
   * @return the value, the same on all shards
   */
  public float value(float[] own, int coordinate) {
    int at = coordinate - from;
    boolean isHere = at >= 0 && at < own.length;
    return (float) concat(isHere ? new double[] {own[at]} : new double[0])[0];
  }

  /** A sum that continues where the previous shard has ended. */
  @FunctionalInterface
  public interface RunningSum {
    /**
     * Adds this shard's terms.
     *
     * @param before the sum of all earlier shards' terms
     * @return {@code before} plus this shard's terms, added one by one
     */
    double continueFrom(double before);
  }

  /**
   * Returns a sum over the coordinates from the first to the last, one shard after the other. It
   * makes as many exchanges as there are shards, so it is meant for rare sums; {@link Blocks#sum}
   * needs one.
   *
   * @param own adds this shard's terms
   * @return the sum, the same on all shards
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
