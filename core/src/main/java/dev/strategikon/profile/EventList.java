package dev.strategikon.profile;

import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Shard;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The events of some bins, in ascending order of t (see {@link ColumnEvents}). */
final class EventList {
  private double[] times = new double[64];
  private double[] offsets = new double[64];
  private double[] slopes = new double[64];
  private int size;

  private EventList() {}

  /**
   * Collects the events of the marked bins. The result is the same on any number of threads and
   * shards.
   */
  static EventList of(LineColumns columns, Bins bins, boolean[] marked) {
    EventList all = new EventList();
    if (IntStream.range(0, marked.length).noneMatch(b -> marked[b])) {
      return all;
    }
    int dimension = columns.line().reference().length;
    LineColumns near = near(columns, bins, marked);
    EventList[] blocks = new EventList[Blocks.count(dimension)];
    columns
        .line()
        .compute()
        .forEach(
            blocks.length,
            near::events,
            (events, block) -> {
              EventList found = new EventList();
              events.walk(
                  Blocks.from(block),
                  Blocks.to(block, dimension),
                  found.new Collector(bins, marked));
              blocks[block] = found;
            });
    for (EventList block : blocks) {
      all.addAll(block);
    }
    all.exchange(columns.line().compute().shard());
    all.sort();
    return all;
  }

  /**
   * Returns the part of a line in which the marked bins are, and a little more, because a column
   * rounds its own ends.
   */
  private static LineColumns near(LineColumns columns, Bins bins, boolean[] marked) {
    double lo = Double.POSITIVE_INFINITY;
    double hi = 0;
    for (int b = 0; b < marked.length; b++) {
      if (marked[b]) {
        lo = Math.min(lo, bins.lo(b));
        hi = bins.hi(b);
      }
    }
    return columns.within(lo * (1 - 1e-6), hi * (1 + 1e-6));
  }

  /** Adds the events of all other shards, in the order of the coordinates. */
  private void exchange(Shard shard) {
    times = shard.concat(Arrays.copyOf(times, size));
    offsets = shard.concat(Arrays.copyOf(offsets, size));
    slopes = shard.concat(Arrays.copyOf(slopes, size));
    size = times.length;
  }

  private final class Collector implements ColumnEvents.Sink {
    private final Bins bins;
    private final boolean[] marked;

    Collector(Bins bins, boolean[] marked) {
      this.bins = bins;
      this.marked = marked;
    }

    @Override
    public void coordinate(
        double offset, double slope, double endOffset, double endSlope, double size) {}

    @Override
    public void event(double t, double offset, double slope, boolean continuous) {
      if (marked[bins.of(t)]) {
        grow(size + 1);
        times[size] = t;
        offsets[size] = offset;
        slopes[size++] = slope;
      }
    }
  }

  private void grow(int least) {
    if (least > times.length) {
      int length = Math.max(least, 2 * times.length);
      times = Arrays.copyOf(times, length);
      offsets = Arrays.copyOf(offsets, length);
      slopes = Arrays.copyOf(slopes, length);
    }
  }

  private void addAll(EventList other) {
    grow(size + other.size);
    System.arraycopy(other.times, 0, times, size, other.size);
    System.arraycopy(other.offsets, 0, offsets, size, other.size);
    System.arraycopy(other.slopes, 0, slopes, size, other.size);
    size += other.size;
  }

  /** Sorts by t with a merge sort; events at one t stay in the order of the coordinates. */
  private void sort() {
    int[] order = new int[size];
    Arrays.setAll(order, i -> i);
    int[] merged = new int[size];
    for (int run = 1; run < size && run > 0; run *= 2) {
      for (int from = 0; from < size; from += 2 * run) {
        int middle = Math.min(size, from + run);
        int to = Math.min(size, from + 2 * run);
        int a = from;
        int b = middle;
        for (int k = from; k < to; k++) {
          boolean first = b == to || (a < middle && times[order[a]] <= times[order[b]]);
          merged[k] = first ? order[a++] : order[b++];
        }
      }
      int[] swap = order;
      order = merged;
      merged = swap;
    }
    times = permuted(times, order);
    offsets = permuted(offsets, order);
    slopes = permuted(slopes, order);
  }

  private static double[] permuted(double[] values, int[] order) {
    double[] permuted = new double[order.length];
    for (int k = 0; k < order.length; k++) {
      permuted[k] = values[order[k]];
    }
    return permuted;
  }

  /**
   * Adds the segments between the events of one bin to a profile.
   *
   * @param lo the bin's lower edge
   * @param hi its upper edge
   * @param offset the offset at the lower edge
   * @param slope the slope at the lower edge
   * @param noise the rounding error of values
   * @param profile receives the segments
   */
  void addSegments(
      double lo, double hi, double offset, double slope, double noise, ProfileBuilder profile) {
    int k = Arrays.binarySearch(times, lo);
    k = k >= 0 ? k : -k - 1;
    while (k > 0 && times[k - 1] == lo) {
      k--;
    }
    double c = offset;
    double g = slope;
    double from = lo;
    for (; k < size && times[k] < hi; k++) {
      profile.addSegment(from, times[k], c, g, noise);
      from = times[k];
      c += offsets[k];
      g += slopes[k];
    }
    profile.addSegment(from, hi, c, g, noise);
  }
}
