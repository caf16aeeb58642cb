package dev.strategikon.bench;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregate;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Round;
import java.util.concurrent.TimeUnit;
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

/** One aggregation of Gaussian vectors. {@link Table} measures ratios between rules. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class RuleBenchmark {
  /** The rule's spec or pipeline. */
  @Param({"mean", "median", "krum"})
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

  /** How many threads aggregate. */
  @Param("1")
  public int threads;

  /** Which kernels: scalar or simd. */
  @Param({"scalar", "simd"})
  public String kernels;

  private Gradients gradients;
  private Aggregator aggregator;
  private Compute compute;
  private Round round;

  /** Makes the vectors. */
  @Setup
  public void prepare() {
    aggregator = Aggregator.parse(rule);
    compute = new Compute(threads, KernelSets.named(kernels));
    aggregator.check(m, q);
    gradients = Gradients.of(RandomVectors.of(m, d));
    round = Rounds.of(aggregator, gradients);
  }

  /** Aggregates. */
  @Benchmark
  public Aggregate aggregate() {
    return aggregator.aggregate(gradients, q, round, compute);
  }
}
