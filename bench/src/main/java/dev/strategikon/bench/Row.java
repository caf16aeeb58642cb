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
 * The measurements of a case.
 *
 * @param measured the case
 * @param seconds the time of an aggregation
 * @param ratio the ratio to the time of the mean, by rounds
 * @param read the time of reading all vectors in the same rounds
 * @param multiplyAdds the multiply-adds of the geometry, 0 if there is none
 * @param ofPeak their speed as a share of the peak in the same rounds, 0 without a geometry
 * @param ofPeakAtBest their speed in the fastest round as a share of the fastest peak, 0 without a
 *     geometry
 * @param faster the speed-up over one thread, by rounds; 1 on one thread
 * @param bound what takes most of the time
 * @param extraBytes the bytes allocated beyond the output, on one thread
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
    Bottleneck bound,
    OptionalLong extraBytes) {
  /**
   * Measures a case.
   *
   * @param peak the machine's multiply-adds a second on as many threads
   */
  static Row measure(Case measured, Gradients gradients, double peak, Budget budget) {
    int q = measured.q();
    Compute compute = measured.compute();
    Aggregator rule = measured.aggregator();
    Aggregator mean = Aggregator.of(new Mean());
    Compute alone = new Compute(1, compute.kernels());
    double multiplyAdds = Parts.multiplyAdds(rule, measured.m(), measured.d());
    float[][] rows = gradients.rows();
    Round round = Rounds.of(rule, gradients);
    List<Supplier<Object>> tasks = new ArrayList<>();
    tasks.add(() -> MemoryRead.sum(rows, compute));
    tasks.add(() -> mean.aggregate(gradients, q, Round.FIRST, compute));
    tasks.add(() -> rule.aggregate(gradients, q, round, compute));
    if (multiplyAdds > 0) {
      tasks.add(() -> MultiplyAdds.run(compute));
    }
    if (compute.threads() > 1) {
      tasks.add(() -> rule.aggregate(gradients, q, round, alone));
    }
    // Collect the garbage of the previous case now, not while this one is timed.
    System.gc();
    double[][] times = PairedTimer.measure(budget, tasks);
    double[] own = times[2];
    double toPeak = multiplyAdds / MultiplyAdds.count(compute);
    Quantiles seconds = Quantiles.of(own);
    double read = Quantiles.of(times[0]).median();
    long output = (long) Float.BYTES * measured.d();
    OptionalLong allocated = Allocation.of(() -> rule.aggregate(gradients, q, round, alone));
    return new Row(
        measured,
        seconds,
        Quantiles.ofRatios(own, times[1]),
        read,
        multiplyAdds,
        multiplyAdds > 0 ? toPeak * Quantiles.ofRatios(times[3], own).median() : 0,
        multiplyAdds > 0 ? toPeak * Quantiles.least(times[3]) / Quantiles.least(own) : 0,
        compute.threads() > 1 ? Quantiles.ofRatios(times[tasks.size() - 1], own).median() : 1,
        new Parts(rule, gradients, q, compute, budget).bound(seconds.median(), read, peak),
        allocated.isPresent()
            ? OptionalLong.of(allocated.getAsLong() - output)
            : OptionalLong.empty());
  }

  /** Returns the bytes of input that the rule aggregates in a second. */
  double bytesPerSecond() {
    return measured.inputBytes() / seconds.median();
  }

  /** Returns the bytes that plain reading reads in a second. */
  double readBytesPerSecond() {
    return measured.inputBytes() / read;
  }
}
