package dev.strategikon.profile;

import dev.strategikon.compute.Blocks;
import java.util.Arrays;

/**
 * The profile of all coordinates at the edges of bins, exactly, and what it may do inside of them.
 *
 * <p>Tens of millions of events need not be sorted: those of a bin are summed up, and the sums of
 * the bins before an edge give offset and slope there. Inside a bin the profile can fall no faster
 * than if all falling events came first.
 */
final class BinSums {
  /** Sums a bin: the changes of offset and slope, and the parts that fall and jump. */
  private static final int WIDTH = 7;

  private static final int OFFSET = 0;
  private static final int SLOPE = 1;
  private static final int FALLING = 2;
  private static final int JUMP_DOWN = 3;
  private static final int JUMP_UP = 4;
  private static final int NUMBER = 5;
  private static final int SIZE = 6;

  /** Of the terms that make a value, what double arithmetic may be off by. */
  private static final double ROUNDING = 1e-14;

  private final Bins bins;
  private final double[] offsets;
  private final double[] slopes;
  private final double[] sums;
  private final double size;
  private final double[] noise;

  private BinSums(Bins bins, double[] sums) {
    int n = bins.count();
    this.bins = bins;
    this.sums = sums;
    this.offsets = new double[n];
    this.slopes = new double[n];
    this.noise = new double[n];
    int rest = WIDTH * n;
    this.size = sums[rest + 8];
    // Sums from the nearer end: far from it, what should cancel would be multiplied by a large t.
    double offset = sums[rest];
    double slope = sums[rest + 1];
    double offsetSize = sums[rest + 2];
    double slopeSize = sums[rest + 3];
    for (int b = 0; b < n && bins.lo(b) <= 1; b++) {
      offsets[b] = offset;
      slopes[b] = slope;
      noise[b] = ROUNDING * (offsetSize + slopeSize * bins.lo(b));
      offset += sums[WIDTH * b + OFFSET];
      slope += sums[WIDTH * b + SLOPE];
      offsetSize += sums[WIDTH * b + SIZE];
      slopeSize += steepness(b);
    }
    offset = sums[rest + 4];
    slope = sums[rest + 5];
    offsetSize = sums[rest + 6];
    slopeSize = sums[rest + 7];
    for (int b = n - 1; b >= 0 && bins.lo(b) > 1; b--) {
      offset -= sums[WIDTH * b + OFFSET];
      slope -= sums[WIDTH * b + SLOPE];
      offsetSize += sums[WIDTH * b + SIZE];
      slopeSize += steepness(b);
      offsets[b] = offset;
      slopes[b] = slope;
      noise[b] = ROUNDING * (offsetSize + slopeSize * bins.lo(b));
    }
  }

  /** Σ |slope| of a bin's events. */
  private double steepness(int bin) {
    return sums[WIDTH * bin + SLOPE] - 2 * sums[WIDTH * bin + FALLING];
  }

  static BinSums of(LineColumns columns, Bins bins) {
    int rest = WIDTH * bins.count();
    Line line = columns.line();
    double[] sums =
        Blocks.sum(
            line.reference().length,
            rest + 9,
            line.compute(),
            (from, to, leaf) -> {
              Arrays.fill(leaf, 0);
              columns.events().walk(from, to, new Adder(bins, leaf, rest));
            });
    return new BinSums(bins, sums);
  }

  /** Adds up a block. */
  private record Adder(Bins bins, double[] leaf, int rest) implements ColumnEvents.Sink {
    @Override
    public void coordinate(
        double offset, double slope, double endOffset, double endSlope, double size) {
      leaf[rest] += offset;
      leaf[rest + 1] += slope;
      leaf[rest + 2] += Math.abs(offset);
      leaf[rest + 3] += Math.abs(slope);
      leaf[rest + 4] += endOffset;
      leaf[rest + 5] += endSlope;
      leaf[rest + 6] += Math.abs(endOffset);
      leaf[rest + 7] += Math.abs(endSlope);
      leaf[rest + 8] += size;
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

  Bins bins() {
    return bins;
  }

  /** Returns the offset where a bin begins, before what happens in it. */
  double offset(int bin) {
    return offsets[bin];
  }

  /** Returns the slope there. */
  double slope(int bin) {
    return slopes[bin];
  }

  /** Returns the value there. */
  double value(int bin) {
    return offsets[bin] + slopes[bin] * bins.lo(bin);
  }

  /** Returns how many events a bin has. */
  double number(int bin) {
    return sums[WIDTH * bin + NUMBER];
  }

  /** Returns a number that the profile does not go below in a bin. */
  double lower(int bin) {
    double falling = Math.min(0, slopes[bin] + sums[WIDTH * bin + FALLING]);
    return value(bin) + sums[WIDTH * bin + JUMP_DOWN] + times(falling, bin);
  }

  /** Returns a number that the profile does not go above in a bin. */
  double upper(int bin) {
    double rising = slopes[bin] + sums[WIDTH * bin + SLOPE] - sums[WIDTH * bin + FALLING];
    return value(bin) + sums[WIDTH * bin + JUMP_UP] + times(Math.max(0, rising), bin);
  }

  private double times(double slope, int bin) {
    return slope == 0 ? 0 : slope * (bins.hi(bin) - bins.lo(bin));
  }

  /** Returns the limit for t → ∞. */
  double limit() {
    double slope = sums[WIDTH * bins.count() + 5];
    return slope == 0 ? sums[WIDTH * bins.count() + 4] : slope * Double.POSITIVE_INFINITY;
  }

  /** Returns Σ |r_j|·max |v_ij|, against which small differences do not count. */
  double size() {
    return size;
  }

  /** Returns what double arithmetic may be off by where a bin begins. */
  double noise(int bin) {
    return noise[bin];
  }
}
