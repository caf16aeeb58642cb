package dev.strategikon.bench;

import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.Parallel;
import dev.strategikon.rule.Aggregator;
import dev.strategikon.rule.coordinate.Mean;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What was measured of a case.
 *
 * @param measured the case
 * @param seconds of an aggregation
 * @param ratio to the mean, by rounds
 * @param read the seconds of reading all vectors, in the same rounds
 * @param multiplyAdds of the geometry, 0 where there is none
 * @param bound what it spends most of its time with
 * @param extraBytes allocated beyond the output, on one thread
 */
record Row(
    Case measured,
    Quantiles seconds,
    Quantiles ratio,
    double read,
    double multiplyAdds,
    Bound bound,
    OptionalLong extraBytes) {
  /**
   * Measures a case.
   *
   * @param peak multiply-adds a second on as many threads
   */
  static Row measure(Case measured, Gradients gradients, double peak, Budget budget) {
    int q = measured.q();
    Parallel parallel = measured.parallel();
    Aggregator rule = measured.aggregator();
    Aggregator mean = new Aggregator(List.of(), new Mean(), OptionalInt.empty(), parallel);
    float[][] rows = gradients.rows();
    // What the case before left behind must not be collected in this one's time.
    System.gc();
    double[][] times =
        PairedTimer.measure(
            budget,
            () -> MemoryRead.sum(rows, parallel),
            () -> mean.aggregate(gradients, q),
            () -> rule.aggregate(gradients, q));
    Quantiles seconds = Quantiles.of(times[2]);
    double read = Quantiles.of(times[0]).median();
    Aggregator alone = rule.with(new Parallel(1, parallel.kernels()));
    long output = (long) Float.BYTES * measured.d();
    OptionalLong allocated = Allocation.of(() -> alone.aggregate(gradients, q));
    return new Row(
        measured,
        seconds,
        Quantiles.ofRatios(times[2], times[1]),
        read,
        Parts.multiplyAdds(rule, measured.m(), measured.d()),
        new Parts(rule, gradients, q, budget).bound(seconds.median(), read, peak),
        allocated.isPresent()
            ? OptionalLong.of(allocated.getAsLong() - output)
            : OptionalLong.empty());
  }

  /** Returns the bytes of input a second that the rule gets through. */
  double bytesPerSecond() {
    return measured.inputBytes() / seconds.median();
  }

  /** Returns the bytes a second that plain reading gets through. */
  double readBytesPerSecond() {
    return measured.inputBytes() / read;
  }
}
