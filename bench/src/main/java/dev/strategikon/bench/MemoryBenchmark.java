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

/** Reads m vectors once. The line {@code bytes} is in GB/s (bytes in a nanosecond). */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class MemoryBenchmark {
  /** How many vectors. */
  @Param("25")
  public int m;

  /** How many coordinates. Vectors of few coordinates stay in a cache. */
  @Param("1310922")
  public int d;

  /** How many threads read. */
  @Param("1")
  public int threads;

  private float[][] rows;
  private Compute compute;

  /** Counts the bytes that are read. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Traffic {
    /** Bytes read. */
    public long bytes;
  }

  /** Makes the vectors. */
  @Setup
  public void prepare() {
    rows = RandomVectors.of(m, d);
    compute = new Compute(threads, KernelSets.named("scalar"));
  }

  /** Reads all vectors. */
  @Benchmark
  public double read(Traffic traffic) {
    traffic.bytes += (long) m * d * Float.BYTES;
    return MemoryRead.sum(rows, compute);
  }
}
