package dev.strategikon.bench;

import dev.strategikon.compute.Compute;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Fused multiply-adds in registers. The line {@code multiplyAdds} is in GFMA/s (multiply-adds of
 * floats in a nanosecond).
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class PeakBenchmark {
  /** How many threads multiply. */
  @Param("1")
  public int threads;

  private Compute compute;

  /** Counts the multiply-adds. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Work {
    /** Multiply-adds of floats, not of SIMD vectors. */
    public long multiplyAdds;
  }

  /** Prepares the threads. */
  @Setup
  public void prepare() {
    compute = new Compute(threads, KernelSets.named("scalar"));
  }

  /** Multiplies and adds. */
  @Benchmark
  public double multiplyAdd(Work work) {
    work.multiplyAdds += (long) MultiplyAdds.count(compute);
    return MultiplyAdds.run(compute);
  }
}
