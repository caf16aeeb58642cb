package dev.strategikon.bench;

import dev.strategikon.compute.Blocks;
import dev.strategikon.kernel.Kernels;
import dev.strategikon.kernel.ProductKernels;
import dev.strategikon.kernel.SortingNetwork;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
 * All kernels, scalar and SIMD, at sizes that are multiples of the vector length and that are not.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class KernelPairs {
  /** Which kernels: scalar or simd. */
  @Param({"scalar", "simd"})
  public String kernels;

  /** How many coordinates. */
  @Param({"1", "15", "16", "17", "207", "256", "4096", "4097"})
  public int size;

  /** How many vectors. */
  @Param("25")
  public int m;

  private Kernels set;
  private ProductKernels.Products products;
  private float[][] rows;
  private float[] out;
  private double[] sums;
  private double[] centres;
  private double[] slotSums;
  private double[] weights;
  private int[] half;
  private float[] shares;
  private double[] pairs;
  private int[] first;
  private int[] second;
  private int[] votes;
  private int step;
  private int[] program;
  private int[] slots;
  private int stride;
  private int[] starts;

  /** Makes the vectors, and slots whose values are sorted. */
  @Setup
  public void prepare() {
    set = KernelSets.named(kernels);
    rows = RandomVectors.of(m, size);
    products = set.products().products(rows);
    out = new float[size];
    sums = new double[size];
    weights = new double[m];
    Arrays.fill(weights, 1.0 / m);
    half = IntStream.range(0, (m + 1) / 2).toArray();
    shares = new float[half.length];
    Arrays.fill(shares, 1);
    pairs = new double[m * (m + 1) / 2];
    first = IntStream.range(0, m).toArray();
    second = IntStream.range(0, m).map(i -> (i + 1) % m).toArray();
    votes = new int[size];
    SortingNetwork network = SortingNetwork.of(m, 0, m - 1);
    step = network.step();
    program = network.program();
    // As in the rules, slots and centres have room for whole vectors.
    stride = (size + 15) / 16 * 16 + 16;
    slots = new int[m * stride];
    starts = IntStream.range(0, m).map(rank -> network.slot(rank) * stride).toArray();
    load();
    run();
    set.sums().sum(rows, 0, size, sums);
    slotSums = new double[stride];
    centres = new double[stride];
    Arrays.setAll(centres, j -> j < size ? 2 * sums[j] / m : 0);
  }

  /** All inner products, a block at a time. */
  @Benchmark
  public double[] products() {
    for (int block = 0; block < Blocks.count(size); block++) {
      products.sum(Blocks.from(block), Blocks.to(block, size), pairs);
    }
    return pairs;
  }

  /** The distances of m pairs from their differences, a block at a time. */
  @Benchmark
  public double[] squaredDistances() {
    for (int block = 0; block < Blocks.count(size); block++) {
      set.products()
          .squaredDistances(rows, first, second, Blocks.from(block), Blocks.to(block, size), pairs);
    }
    return pairs;
  }

  /** The check that every vector is finite. */
  @Benchmark
  public int firstNonFinite() {
    int found = -1;
    for (float[] row : rows) {
      found = Math.max(found, set.sums().firstNonFinite(row, 0, size));
    }
    return found;
  }

  /** The sum of all vectors. */
  @Benchmark
  public double[] add() {
    set.sums().sum(rows, 0, size, sums);
    return sums;
  }

  /** The weighted sum of all vectors. */
  @Benchmark
  public double[] sumWeighted() {
    set.sums().sumWeighted(rows, weights, 0, size, sums);
    return sums;
  }

  /** A combination of half of the vectors in float, as before a coordinate rule. */
  @Benchmark
  public float[] mix() {
    set.sums().mix(rows, half, shares, 0.1f, 0, size, out, 0);
    return out;
  }

  /** The division of the sums. */
  @Benchmark
  public float[] divide() {
    set.sums().divide(sums, m, size, out, 0);
    return out;
  }

  /** The votes of all vectors. */
  @Benchmark
  public int[] vote() {
    for (float[] row : rows) {
      set.sums().addVotes(row, 0, size, votes);
    }
    return votes;
  }

  /** Loading all vectors into slots, which sorts up to four values of a coordinate. */
  @Benchmark
  public int[] load() {
    for (int first = 0; first < step; first++) {
      set.orders().load(rows, first, step, 0, size, slots, stride, 0);
    }
    return slots;
  }

  /**
   * The rest of a whole sort. The values are already sorted, which does not change the time: there
   * are no branches.
   */
  @Benchmark
  public int[] run() {
    set.orders().run(program, slots, stride, 0, size);
    return slots;
  }

  /** The sum of all slots. */
  @Benchmark
  public double[] addSlots() {
    set.orders().widen(slots, starts[0], size, slotSums);
    for (int rank = 1; rank < m; rank++) {
      set.orders().add(slots, starts[rank], size, slotSums);
    }
    return slotSums;
  }

  /** The sum of the half of the values nearest to a centre. */
  @Benchmark
  public double[] addNearest() {
    int keep = (m + 1) / 2;
    Arrays.fill(slotSums, 0);
    for (int rank = 0; rank < m; rank++) {
      int below = rank < keep ? -1 : starts[rank - keep];
      int above = rank + keep < m ? starts[rank + keep] : -1;
      set.orders().addNearest(slots, below, starts[rank], above, size, centres, slotSums);
    }
    return slotSums;
  }
}
