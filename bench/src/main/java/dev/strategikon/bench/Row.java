package dev.strategikon.bench;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.coordinate.Mean;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * What was measured of a case.
 *
 * @param measured the case
 * @param seconds of an aggregation
 * @param ratio to the mean, by rounds
 * @param read the seconds of reading all vectors, in the same rounds
 * @param multiplyAdds of the geometry, 0 where there is none
 * @param ofPeak their speed as a share of the peak in the same rounds, 0 where there are none
 * @param ofPeakAtBest their speed in the fastest round as a share of the fastest peak, 0 likewise
 * @param faster than on one thread, by rounds; 1 there
 * @param bound what it spends most of its time with
 * @param extraBytes allocated beyond the output, on one thread
 */
record Row(
    Case measured,
    Quantiles seconds,
    Quantiles ratio,
    double read,
    double multiplyAdds,
    double ofPeak,
    double ofPeakAtBest,
    double faster,
    Bound bound,
    OptionalLong extraBytes) {
  /**
   * Measures a case.
   *
   * @param peak multiply-adds a second on as many threads
   */
  static Row measure(Case measured, Gradients gradients, double peak, Budget budget) {
    int q = measured.q();
    Compute compute = measured.compute();
    Aggregator rule = measured.aggregator();
    Aggregator mean = Aggregator.of(new Mean());
    Compute alone = new Compute(1, compute.kernels());
    double multiplyAdds = Parts.multiplyAdds(rule, measured.m(), measured.d());
    float[][] rows = gradients.rows();
    List<Supplier<Object>> works = new ArrayList<>();
    works.add(() -> MemoryRead.sum(rows, compute));
    works.add(() -> mean.aggregate(gradients, q, Round.FIRST, compute));
    works.add(() -> rule.aggregate(gradients, q, Round.FIRST, compute));
    if (multiplyAdds > 0) {
      works.add(() -> MultiplyAdds.run(compute));
    }
    if (compute.threads() > 1) {
      works.add(() -> rule.aggregate(gradients, q, Round.FIRST, alone));
    }
    // What the case before left behind must not be collected in this one's time.
    System.gc();
    double[][] times = PairedTimer.measure(budget, works);
    double[] own = times[2];
    double toPeak = multiplyAdds / MultiplyAdds.count(compute);
    Quantiles seconds = Quantiles.of(own);
    double read = Quantiles.of(times[0]).median();
    long output = (long) Float.BYTES * measured.d();
    OptionalLong allocated = Allocation.of(() -> rule.aggregate(gradients, q, Round.FIRST, alone));
    return new Row(
        measured,
        seconds,
        Quantiles.ofRatios(own, times[1]),
        read,
        multiplyAdds,
        multiplyAdds > 0 ? toPeak * Quantiles.ofRatios(times[3], own).median() : 0,
        multiplyAdds > 0 ? toPeak * Quantiles.least(times[3]) / Quantiles.least(own) : 0,
        compute.threads() > 1 ? Quantiles.ofRatios(times[works.size() - 1], own).median() : 1,
        new Parts(rule, gradients, q, compute, budget).bound(seconds.median(), read, peak),
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
