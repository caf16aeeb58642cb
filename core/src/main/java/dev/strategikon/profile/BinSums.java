package dev.strategikon.profile;

/**
 * The profile summed over all coordinates: exact at the edges of bins, with bounds inside of them.
 *
 * <p>Tens of millions of events need not be sorted. The events of each bin are summed, and the sums
 * of all bins before an edge give offset and slope there. Inside a bin the profile falls at most as
 * fast as if all events that lower the slope came first. Immutable.
 */
final class BinSums {
  /** The error of double arithmetic, as a share of the terms of a value. */
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
    this.size = total(BinAccumulator.TOTAL_SIZE);
    // Sums start at the nearer end. From the far end, rounding errors of terms that cancel would be
    // multiplied by a large t.
    double offset = total(BinAccumulator.FIRST);
    double slope = total(BinAccumulator.FIRST + 1);
    double offsetSize = total(BinAccumulator.FIRST + 2);
    double slopeSize = total(BinAccumulator.FIRST + 3);
    for (int b = 0; b < n && bins.lo(b) <= 1; b++) {
      offsets[b] = offset;
      slopes[b] = slope;
      noise[b] = ROUNDING * (offsetSize + slopeSize * bins.lo(b));
      offset += sum(b, BinAccumulator.OFFSET);
      slope += sum(b, BinAccumulator.SLOPE);
      offsetSize += sum(b, BinAccumulator.SIZE);
      slopeSize += steepness(b);
    }
    offset = total(BinAccumulator.LAST);
    slope = total(BinAccumulator.LAST + 1);
    offsetSize = total(BinAccumulator.LAST + 2);
    slopeSize = total(BinAccumulator.LAST + 3);
    for (int b = n - 1; b >= 0 && bins.lo(b) > 1; b--) {
      offset -= sum(b, BinAccumulator.OFFSET);
      slope -= sum(b, BinAccumulator.SLOPE);
      offsetSize += sum(b, BinAccumulator.SIZE);
      slopeSize += steepness(b);
      offsets[b] = offset;
      slopes[b] = slope;
      noise[b] = ROUNDING * (offsetSize + slopeSize * bins.lo(b));
    }
  }

  /** Returns Σ |change of slope| of a bin's events. */
  private double steepness(int bin) {
    return sum(bin, BinAccumulator.SLOPE) - 2 * sum(bin, BinAccumulator.FALLING);
  }

  /** Sums the events of all coordinates. */
  static BinSums of(LineColumns columns, Bins bins) {
    return new BinSums(bins, BinAccumulator.sum(columns, bins));
  }

  /** Returns one of the numbers of a bin. */
  private double sum(int bin, int which) {
    return sums[BinAccumulator.WIDTH * bin + which];
  }

  /** Returns one of the totals. */
  private double total(int which) {
    return sums[BinAccumulator.WIDTH * bins.count() + which];
  }

  /** Returns the bins. */
  Bins bins() {
    return bins;
  }

  /** Returns the offset at the lower edge of a bin, before the bin's events. */
  double offset(int bin) {
    return offsets[bin];
  }

  /** Returns the slope at the lower edge of a bin, before the bin's events. */
  double slope(int bin) {
    return slopes[bin];
  }

  /** Returns the value at the lower edge of a bin. */
  double value(int bin) {
    return offsets[bin] + slopes[bin] * bins.lo(bin);
  }

  /** Returns the number of events in a bin. */
  double number(int bin) {
    return sum(bin, BinAccumulator.NUMBER);
  }

  /** Returns a lower bound of the profile in a bin. */
  double lower(int bin) {
    double falling = Math.min(0, slopes[bin] + sum(bin, BinAccumulator.FALLING));
    return value(bin) + sum(bin, BinAccumulator.JUMP_DOWN) + times(falling, bin);
  }

  /** Returns an upper bound of the profile in a bin. */
  double upper(int bin) {
    double rising = slopes[bin] + sum(bin, BinAccumulator.SLOPE) - sum(bin, BinAccumulator.FALLING);
    return value(bin) + sum(bin, BinAccumulator.JUMP_UP) + times(Math.max(0, rising), bin);
  }

  private double times(double slope, int bin) {
    return slope == 0 ? 0 : slope * (bins.hi(bin) - bins.lo(bin));
  }

  /** Returns the limit for t → ∞. */
  double limit() {
    double slope = total(BinAccumulator.LAST + 1);
    return slope == 0 ? total(BinAccumulator.LAST) : slope * Double.POSITIVE_INFINITY;
  }

  /** Returns Σ |r_j|·max |v_ij|, the scale against which differences are small. */
  double size() {
    return size;
  }

  /** Returns the rounding error of the value at the lower edge of a bin. */
  double noise(int bin) {
    return noise[bin];
  }
}
