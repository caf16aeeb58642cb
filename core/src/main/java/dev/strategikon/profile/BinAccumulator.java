package dev.strategikon.profile;

import dev.strategikon.compute.Blocks;
import java.util.Arrays;

/**
 * Sums the events of each bin over the coordinates of a block.
 *
 * <p>A leaf of the sums has {@value #WIDTH} numbers for each bin, and {@value #TOTALS} totals of
 * all coordinates after them.
 *
 * @param bins the bins
 * @param leaf receives the sums; 0 at first
 */
record BinAccumulator(Bins bins, double[] leaf) implements ColumnEvents.Sink {
  /** Numbers of a bin. */
  static final int WIDTH = 7;

  /** The sum of the changes of the offset in a bin. */
  static final int OFFSET = 0;

  /** The sum of the changes of the slope. */
  static final int SLOPE = 1;

  /** The sum of the negative changes of the slope. */
  static final int FALLING = 2;

  /** The sum of the negative jumps. */
  static final int JUMP_DOWN = 3;

  /** The sum of the positive jumps. */
  static final int JUMP_UP = 4;

  /** The number of events. */
  static final int NUMBER = 5;

  /** The sum of the absolute changes of the offset. */
  static final int SIZE = 6;

  /** Totals after the bins. */
  static final int TOTALS = 9;

  /**
   * The sum of the first offsets. After it come the first slopes, and the absolute values of both.
   */
  static final int FIRST = 0;

  /**
   * The sum of the last offsets. After it come the last slopes, and the absolute values of both.
   */
  static final int LAST = 4;

  /** The sum of the coordinates' sizes. */
  static final int TOTAL_SIZE = 8;

  /**
   * Sums the events of all coordinates, those of other shards included.
   *
   * @return the sums, owned by the caller
   */
  static double[] sum(LineColumns columns, Bins bins) {
    Line line = columns.line();
    return Blocks.sum(
        line.reference().length,
        WIDTH * bins.count() + TOTALS,
        line.compute(),
        () -> {
          ColumnEvents events = columns.events();
          return (from, to, leaf) -> {
            Arrays.fill(leaf, 0);
            events.walk(from, to, new BinAccumulator(bins, leaf));
          };
        });
  }

  @Override
  public void coordinate(
      double offset, double slope, double endOffset, double endSlope, double size) {
    int totals = WIDTH * bins.count();
    leaf[totals + FIRST] += offset;
    leaf[totals + FIRST + 1] += slope;
    leaf[totals + FIRST + 2] += Math.abs(offset);
    leaf[totals + FIRST + 3] += Math.abs(slope);
    leaf[totals + LAST] += endOffset;
    leaf[totals + LAST + 1] += endSlope;
    leaf[totals + LAST + 2] += Math.abs(endOffset);
    leaf[totals + LAST + 3] += Math.abs(endSlope);
    leaf[totals + TOTAL_SIZE] += size;
  }

  @Override
  public void event(double t, double offset, double slope, boolean continuous) {
    int at = WIDTH * bins.of(t);
    leaf[at + OFFSET] += offset;
    leaf[at + SLOPE] += slope;
    leaf[at + FALLING] += Math.min(0, slope);
    leaf[at + NUMBER]++;
    leaf[at + SIZE] += Math.abs(offset);
    if (!continuous) {
      double jump = offset + slope * t;
      leaf[at + JUMP_DOWN] += Math.min(0, jump);
      leaf[at + JUMP_UP] += Math.max(0, jump);
    }
  }
}
