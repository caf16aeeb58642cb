package dev.strategikon.bench;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Admission;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.pipeline.Aggregate;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.round.ClosedRound;
import dev.strategikon.round.OpenRound;
import dev.strategikon.round.Receipt;
import dev.strategikon.round.RoundBuffer;
import dev.strategikon.rule.Round;
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
 * What a round costs beside the aggregation of vectors that are there already. Its extra is the
 * copy, which also checks; the line {@code bytes} of {@link #submit} is in GB/s (bytes in a
 * nanosecond), read and written again.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class RoundBenchmark {
  /** The rule's spec or pipeline. */
  @Param({"mean", "krum"})
  public String rule;

  /** How many vectors. */
  @Param("25")
  public int m;

  /** The declared number of Byzantine vectors. */
  @Param("11")
  public int q;

  /** How many coordinates. */
  @Param("1310922")
  public int d;

  /** How many threads aggregate; one thread submits. */
  @Param("1")
  public int threads;

  /** Which kernels: scalar or simd. */
  @Param({"scalar", "simd"})
  public String kernels;

  private float[][] vectors;
  private float[] out;
  private Aggregator aggregator;
  private Compute compute;
  private RoundBuffer rounds;

  /** Counts the bytes that are read. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Traffic {
    /** Bytes read. */
    public long bytes;
  }

  /** Makes the vectors and the memory. */
  @Setup
  public void prepare() {
    aggregator = Aggregator.parse(rule);
    compute = new Compute(threads, KernelSets.named(kernels));
    vectors = RandomVectors.of(m, d);
    out = new float[d];
    rounds = new RoundBuffer(m, d, q, aggregator, compute);
  }

  /** Checks and aggregates vectors that are there. */
  @Benchmark
  public Aggregate vectors() {
    Admission admission = Admission.admit(vectors, d, NonFinite.REJECT, compute);
    return aggregator.aggregateInto(out, admission, q, Round.FIRST, compute);
  }

  /** Submits the vectors to a round, one after the other, and closes it. */
  @Benchmark
  public ClosedRound round() {
    OpenRound round = rounds.open();
    for (int i = 0; i < m; i++) {
      round.submit(i, vectors[i]);
    }
    return round.close();
  }

  /** Submits the vectors alone. */
  @Benchmark
  @BenchmarkMode(Mode.Throughput)
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  public Receipt submit(Traffic traffic) {
    OpenRound round = rounds.open();
    Receipt last = null;
    for (int i = 0; i < m; i++) {
      last = round.submit(i, vectors[i]);
    }
    round.abandon();
    traffic.bytes += (long) m * d * Float.BYTES;
    return last;
  }
}
