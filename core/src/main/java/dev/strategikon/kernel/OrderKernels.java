package dev.strategikon.kernel;

/**
 * Order statistics of columns. The values of some columns are held in <i>slots</i>, one for each
 * row, as {@link SortableFloats}. Slot s begins at s·stride of one flat array. With a flat array C2
 * checks one bound instead of two for each access, which makes a network a third faster.
 *
 * <p>Slots and other arrays have room for whole vectors: {@code count} rounded up to 16 columns.
 * Elements beyond {@code count} are not defined and may change.
 */
public interface OrderKernels {
  /**
   * Returns the index in [0, 16) at which the first slot should begin so that these kernels are
   * fastest. It may be measured, and changes no result.
   *
   * @param slots at least 1,024 integers of scratch memory, before anything is loaded
   * @return the index
   */
  int fastestOrigin(int[] slots);

  /**
   * Loads row {@code first} and every {@code step}-th row after it into their slots. The values of
   * each column are in ascending order afterwards.
   *
   * @param rows m rows, at most {@link SortingNetwork#LOADED} of which are read
   * @param first the first row
   * @param step the distance of the rows
   * @param from the first column
   * @param count how many columns
   * @param slots receives the values
   * @param stride the distance of the slots
   * @param at where the columns begin in slot 0
   */
  void load(
      float[][] rows, int first, int step, int from, int count, int[] slots, int stride, int at);

  /**
   * Runs the program of a {@link SortingNetwork} on some columns of all slots.
   *
   * @param program what {@link SortingNetwork#program} returned, only read
   * @param slots the values, reordered
   * @param stride the distance of the slots
   * @param offset where the first of the columns is in slot 0
   * @param count how many columns
   */
  void run(int[] program, int[] slots, int stride, int offset, int count);

  /**
   * Writes the values of a slot as floats with the bits that were loaded.
   *
   * @param slots only read
   * @param at where the first value is
   * @param count how many values
   * @param out {@code count} floats are written, from {@code from} on
   * @param from where the first value is written
   */
  void store(int[] slots, int at, int count, float[] out, int from);

  /**
   * Writes the values of a slot as doubles.
   *
   * @param slots only read
   * @param at where the first value is
   * @param count how many values
   * @param values its first {@code count} numbers are written
   */
  void widen(int[] slots, int at, int count, double[] values);

  /**
   * Adds the values of a slot to sums.
   *
   * @param slots only read
   * @param at where the first value is
   * @param count how many values
   * @param sums its first {@code count} numbers grow
   */
  void add(int[] slots, int at, int count, double[] sums);

  /**
   * Adds the values of a slot, of rank t, to sums if they are among the k values nearest to a
   * centre. The k nearest values have consecutive ranks. So the value is among them unless the
   * value of rank t − k or t + k is nearer to the centre.
   *
   * <p>If two different values are equally near and only one can be among the k, the sum becomes
   * NaN. The tie goes to the lower index, which sorted values no longer have.
   *
   * @param slots only read
   * @param below where the slot of rank t − k begins; −1 if there is none
   * @param at where the slot of rank t begins
   * @param above where the slot of rank t + k begins; −1 if there is none
   * @param count how many values
   * @param twiceCentres twice the centre of each column, only read
   * @param sums its first {@code count} numbers grow
   */
  void addNearest(
      int[] slots, int below, int at, int above, int count, double[] twiceCentres, double[] sums);
}
