package dev.strategikon.profile;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The exact profile of a coordinate rule on a span (lo, hi) of t. A first pass sums the events of
 * bins. A second pass collects the events of the bins in which the sign may change or the infimum
 * may be.
 */
final class ColumnSpan {
  /** The largest number of events in memory, about a gigabyte. */
  private static final double MOST = 1e7;

  /** The tolerance of the infimum, as a share of Σ |r_j|·max |v_ij|. */
  private static final double SHARE = 1e-10;

  private final double lo;
  private final double hi;
  private final LineColumns columns;
  private boolean exact = true;

  ColumnSpan(LineColumns columns) {
    this.columns = columns;
    this.lo = columns.lo();
    this.hi = columns.hi();
  }

  /**
   * Adds the span to a profile.
   *
   * @param requested the t at which values are requested
   * @param products receives the values at those in (lo, hi]
   * @param profile receives the pieces
   * @return whether the profile is exact
   */
  boolean addTo(double[] requested, double[] products, ProfileBuilder profile) {
    double[] edges = Arrays.stream(requested).filter(t -> t > lo && t <= hi).toArray();
    double[] all = Arrays.copyOf(edges, edges.length + 2);
    all[edges.length] = lo;
    all[edges.length + 1] = hi;
    BinSums sums = BinSums.of(columns, new Bins(all));
    Bins bins = sums.bins();
    int first = bins.of(lo);
    int end = hi == Double.POSITIVE_INFINITY ? bins.count() : bins.of(hi);
    for (int k = 0; k < requested.length; k++) {
      if (requested[k] > lo && requested[k] <= hi) {
        int bin = bins.of(requested[k]);
        products[k] = sums.offset(bin) + sums.slope(bin) * requested[k];
      }
    }
    boolean constant =
        sums.slope(first) == 0 && IntStream.range(first, end).allMatch(b -> sums.number(b) == 0);
    if (constant) {
      profile.addSegment(lo, hi, sums.offset(first), 0, sums.noise(first));
      return true;
    }
    addBins(sums, first, end, profile);
    if (hi == Double.POSITIVE_INFINITY) {
      profile.addLimit(sums.limit(), 1e-13 * sums.size());
    }
    return exact;
  }

  private void addBins(BinSums sums, int first, int end, ProfileBuilder profile) {
    double least = profile.least();
    for (int b = first; b < end; b++) {
      least = Math.min(least, sums.value(b));
    }
    if (hi == Double.POSITIVE_INFINITY) {
      least = Math.min(least, sums.limit());
    } else {
      least = Math.min(least, sums.value(end));
    }
    boolean[] open = open(sums, first, end, least);
    Bins bins = sums.bins();
    boolean[] filled = new boolean[open.length];
    for (int b = first; b < end; b++) {
      filled[b] = open[b] && sums.number(b) > 0;
    }
    EventList events = EventList.of(columns, bins, filled);
    for (int b = first; b < end; b++) {
      if (b > first) {
        // What is approached at the edge, before a jump that may be there.
        profile.addValue(bins.lo(b), sums.value(b));
      }
      if (open[b]) {
        events.addSegments(
            bins.lo(b), bins.hi(b), sums.offset(b), sums.slope(b), sums.noise(b), profile);
      } else {
        profile.addValue(bins.lo(b), sums.value(b));
        profile.addSpan(bins.lo(b), bins.hi(b), sums.lower(b) < -sums.noise(b));
      }
    }
    if (hi < Double.POSITIVE_INFINITY) {
      profile.addValue(hi, sums.value(end));
    }
  }

  /** Returns which bins must be resolved into their events. */
  private boolean[] open(BinSums sums, int first, int end, double least) {
    boolean[] open = new boolean[sums.bins().count()];
    double number = 0;
    for (int b = first; b < end; b++) {
      if (sums.lower(b) < -sums.noise(b) && !(sums.upper(b) < 0)) {
        open[b] = true;
        number += sums.number(b);
      }
    }
    double enough = least - SHARE * sums.size();
    int[] low =
        IntStream.range(first, end)
            .filter(b -> !open[b] && sums.lower(b) < enough)
            .boxed()
            .sorted(Comparator.comparingDouble(sums::lower))
            .mapToInt(b -> b)
            .toArray();
    for (int b : low) {
      number += sums.number(b);
      if (number > MOST) {
        exact = false;
        break;
      }
      open[b] = true;
    }
    return open;
  }
}
