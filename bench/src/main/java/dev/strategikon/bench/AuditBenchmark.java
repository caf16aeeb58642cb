package dev.strategikon.bench;

import dev.strategikon.audit.IpmProfile;
import dev.strategikon.audit.Question;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregate;
import dev.strategikon.pipeline.Aggregator;
import java.util.Arrays;
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

/** The profile of many ε, and one aggregation for comparison. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class AuditBenchmark {
  /** The rule's spec or pipeline. */
  @Param({"krum", "median"})
  public String rule;

  /** How many vectors, the Byzantine ones included. */
  @Param("25")
  public int m;

  /** How many of them are Byzantine. */
  @Param("11")
  public int q;

  /** How many coordinates. */
  @Param("1310922")
  public int d;

  /** How many ε. */
  @Param("1000")
  public int epsilons;

  /** How many threads. */
  @Param("1")
  public int threads;

  /** Which kernels: scalar or simd. */
  @Param("simd")
  public String kernels;

  private Question question;
  private Gradients received;
  private Gradients attacked;
  private double[] asked;

  /** Makes the vectors. */
  @Setup
  public void prepare() {
    Compute compute = new Compute(threads, KernelSets.named(kernels));
    float[][] rows = RandomVectors.of(m, d);
    received = Gradients.of(rows);
    Gradients honest = Gradients.of(Arrays.copyOf(rows, m - q));
    Aggregator aggregator = Aggregator.parse(rule);
    question =
        new Question(
            honest, q, aggregator, honest.mean(compute), Rounds.of(aggregator, honest), compute);
    float[] u = question.reference().clone();
    for (int j = 0; j < u.length; j++) {
      u[j] *= -0.5f;
    }
    Arrays.fill(rows, m - q, m, u);
    attacked = Gradients.of(rows);
    asked = new double[epsilons];
    Arrays.setAll(asked, k -> 1e-3 * Math.pow(1e6, (double) k / epsilons));
  }

  /** The profile. */
  @Benchmark
  public IpmProfile profile() {
    return IpmProfile.of(question, asked);
  }

  /** One aggregation of m different vectors. */
  @Benchmark
  public Aggregate aggregation() {
    return aggregate(received);
  }

  /** One aggregation of the vectors of one ε, of which q are the same array. */
  @Benchmark
  public Aggregate aggregationOfOneEpsilon() {
    return aggregate(attacked);
  }

  private Aggregate aggregate(Gradients vectors) {
    return question.rule().aggregate(vectors, q, question.round(), question.compute());
  }
}
