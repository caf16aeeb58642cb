package dev.strategikon.kernel;

/**
 * Order statistics of columns. The values of some columns stand in <i>slots</i>, one a row, as
 * integers of the same order as the floats (−0 before +0); slot s begins at s·stride of one flat
 * array. A flat array, because C2 then checks one bound instead of two for each access: that alone
 * makes a network a third faster.
 *
 * <p>Slots and other arrays have room for whole vectors: {@code count} rounded up to 16 columns.
 * What stands beyond {@code count} is of no account, and may change.
 */
public interface OrderKernels {
  /**
   * Returns where the first slot should begin: some place in [0, 16) from which these kernels are
   * fastest. It changes no result.
   *
   * @param slots scratch, at least 1,024 integers, before anything is loaded
   */
  int fastestOrigin(int[] slots);

  /**
   * Writes the values of rows to slots: those of a column in row {@code first} and every {@code
   * step}-th from there on in ascending order, to the slots of these rows.
   *
   * @param rows m rows, at most {@link SortingNetwork#LOADED} of which are read, from {@code from}
   *     on
   * @param at where the columns begin in slot 0
   */
  void load(
      float[][] rows, int first, int step, int from, int count, int[] slots, int stride, int at);

  /**
   * Runs a {@link SortingNetwork}'s program on some columns of all slots.
   *
   * @param offset where the first of the columns stands in slot 0
   * @param count how many
   */
  void run(int[] program, int[] slots, int stride, int offset, int count);

  /** Writes the values of a slot, bit by bit as they were loaded. */
  void store(int[] slots, int at, int count, float[] out, int from);

  /** Writes the values of a slot as doubles. */
  void widen(int[] slots, int at, int count, double[] values);

  /** Adds the values of a slot to {@code sums}. */
  void add(int[] slots, int at, int count, double[] sums);

  /**
   * Adds the values of a slot, of rank t, to {@code sums} where they are among the k values nearest
   * to a centre. Those are neighbours in order, so it suffices to look at the ranks t − k and t +
   * k: the value is kept unless one of these is nearer to the centre in its stead.
   *
   * <p>Where two different values are equally near and only one can be kept, the sum becomes NaN:
   * who wins there is a matter of indices, which sorted values no longer have.
   *
   * @param below where the slot of rank t − k begins; −1 if there is none
   * @param above where the slot of rank t + k begins; −1 if there is none
   * @param twiceCentres twice the centre of each column
   */
  void addNearest(
      int[] slots, int below, int at, int above, int count, double[] twiceCentres, double[] sums);
}
