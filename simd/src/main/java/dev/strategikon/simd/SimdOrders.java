package dev.strategikon.simd;

import static dev.strategikon.simd.Shapes.DOUBLES;
import static dev.strategikon.simd.Shapes.INTS;
import static dev.strategikon.simd.Shapes.flip;
import static dev.strategikon.simd.Shapes.widened;

import dev.strategikon.kernel.OrderKernels;
import dev.strategikon.kernel.SortableFloats;
import dev.strategikon.kernel.SortingNetwork;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link OrderKernels} with vector instructions. Slots have room for whole vectors, so a network
 * runs a little beyond the last column. The values there are not used.
 */
final class SimdOrders implements OrderKernels {
  /** An operation on columns of up to four slots, which begin at the given indices. */
  @FunctionalInterface
  private interface Operation {
    void apply(int[] slots, int s0, int s1, int s2, int s3, int columns);
  }

  /**
   * The operations by their codes in {@link SortingNetwork}. They are called through an interface
   * with many implementations, so C2 compiles each loop by itself. In one method they would exceed
   * the limits of its inliner, and vectors that are not inlined are allocated.
   */
  private static final Operation[] OPERATIONS = {
    SimdOrders::exchange,
    SimdOrders::lowerChain,
    SimdOrders::upperChain,
    SimdOrders::merge,
    SimdOrders::butterfly,
    MergedLists::merge
  };

  /** Adds the values of a slot that are among the nearest, for one case of neighbours. */
  @FunctionalInterface
  private interface Addition {
    void add(
        int[] slots, int below, int at, int above, int count, double[] twiceCentres, double[] sums);
  }

  /** For no neighbour, one below, one above, and both; behind an interface for the same reason. */
  private static final Addition[] ADDITIONS = {
    (slots, below, at, above, count, twiceCentres, sums) -> addAll(slots, at, count, sums),
    SimdOrders::addIfBelow,
    SimdOrders::addUnlessAbove,
    SimdOrders::addBetween
  };

  /** Columns of the two slots that are exchanged to measure an origin. */
  private static final int MEASURED = 256;

  /**
   * Measures the origin. A vector that crosses two cache lines is stored at half the speed, and the
   * JVM does not say where an array begins within a cache line. Measuring takes a few microseconds
   * and saves up to a third of a network's time. Arrays begin at multiples of 8 bytes.
   */
  @Override
  public int fastestOrigin(int[] slots) {
    int best = 0;
    long bestTime = Long.MAX_VALUE;
    for (int round = 0; round < 3; round++) {
      for (int origin = 0; origin < 16; origin += 2) {
        long start = System.nanoTime();
        for (int i = 0; i < 16; i++) {
          exchange(slots, origin, origin + MEASURED + 16, 0, 0, MEASURED);
        }
        long time = System.nanoTime() - start;
        if (time < bestTime) {
          best = origin;
          bestTime = time;
        }
      }
    }
    return best;
  }

  @Override
  public void load(
      float[][] rows, int first, int step, int from, int count, int[] slots, int stride, int at) {
    SortedLoad.load(rows, first, step, from, count, slots, stride, at);
  }

  @Override
  public void run(int[] program, int[] slots, int stride, int offset, int count) {
    int columns = (count + 15) / 16 * 16;
    for (int at = 0; at < program.length; at += SortingNetwork.WORDS) {
      OPERATIONS[program[at]].apply(
          slots,
          program[at + 1] * stride + offset,
          program[at + 2] * stride + offset,
          program[at + 3] * stride + offset,
          program[at + 4] * stride + offset,
          columns);
    }
  }

  private static void exchange(int[] slots, int s0, int s1, int s2, int s3, int columns) {
    for (int j = 0; j < columns; j += INTS.length()) {
      IntVector a = IntVector.fromArray(INTS, slots, s0 + j);
      IntVector b = IntVector.fromArray(INTS, slots, s1 + j);
      a.min(b).intoArray(slots, s0 + j);
      a.max(b).intoArray(slots, s1 + j);
    }
  }

  private static void lowerChain(int[] slots, int s0, int s1, int s2, int s3, int columns) {
    for (int j = 0; j < columns; j += INTS.length()) {
      IntVector a = IntVector.fromArray(INTS, slots, s0 + j);
      IntVector b = IntVector.fromArray(INTS, slots, s1 + j);
      IntVector c = IntVector.fromArray(INTS, slots, s2 + j);
      IntVector low = a.min(b);
      a.max(b).intoArray(slots, s1 + j);
      low.min(c).intoArray(slots, s0 + j);
      low.max(c).intoArray(slots, s2 + j);
    }
  }

  private static void upperChain(int[] slots, int s0, int s1, int s2, int s3, int columns) {
    for (int j = 0; j < columns; j += INTS.length()) {
      IntVector a = IntVector.fromArray(INTS, slots, s0 + j);
      IntVector b = IntVector.fromArray(INTS, slots, s1 + j);
      IntVector c = IntVector.fromArray(INTS, slots, s2 + j);
      IntVector high = a.max(b);
      a.min(b).intoArray(slots, s0 + j);
      high.min(c).intoArray(slots, s1 + j);
      high.max(c).intoArray(slots, s2 + j);
    }
  }

  private static void merge(int[] slots, int s0, int s1, int s2, int s3, int columns) {
    for (int j = 0; j < columns; j += INTS.length()) {
      IntVector a = IntVector.fromArray(INTS, slots, s0 + j);
      IntVector b = IntVector.fromArray(INTS, slots, s1 + j);
      IntVector c = IntVector.fromArray(INTS, slots, s2 + j);
      IntVector d = IntVector.fromArray(INTS, slots, s3 + j);
      IntVector high = a.max(b);
      IntVector low = c.min(d);
      a.min(b).intoArray(slots, s0 + j);
      high.min(low).intoArray(slots, s1 + j);
      high.max(low).intoArray(slots, s2 + j);
      c.max(d).intoArray(slots, s3 + j);
    }
  }

  private static void butterfly(int[] slots, int s0, int s1, int s2, int s3, int columns) {
    for (int j = 0; j < columns; j += INTS.length()) {
      IntVector a = IntVector.fromArray(INTS, slots, s0 + j);
      IntVector b = IntVector.fromArray(INTS, slots, s1 + j);
      IntVector c = IntVector.fromArray(INTS, slots, s2 + j);
      IntVector d = IntVector.fromArray(INTS, slots, s3 + j);
      IntVector lowAb = a.min(b);
      IntVector highAb = a.max(b);
      IntVector lowCd = c.min(d);
      IntVector highCd = c.max(d);
      lowAb.min(lowCd).intoArray(slots, s0 + j);
      highAb.min(highCd).intoArray(slots, s1 + j);
      lowAb.max(lowCd).intoArray(slots, s2 + j);
      highAb.max(highCd).intoArray(slots, s3 + j);
    }
  }

  @Override
  public void store(int[] slots, int at, int count, float[] out, int from) {
    int j = 0;
    for (; j <= count - INTS.length(); j += INTS.length()) {
      values(slots, at + j).intoArray(out, from + j);
    }
    for (; j < count; j++) {
      out[from + j] = SortableFloats.toFloat(slots[at + j]);
    }
  }

  @Override
  public void widen(int[] slots, int at, int count, double[] values) {
    for (int j = 0; j < count; j += DOUBLES.length()) {
      widened(values(slots, at + j)).intoArray(values, j);
    }
  }

  @Override
  public void add(int[] slots, int at, int count, double[] sums) {
    addAll(slots, at, count, sums);
  }

  @Override
  public void addNearest(
      int[] slots, int below, int at, int above, int count, double[] twiceCentres, double[] sums) {
    ADDITIONS[(below < 0 ? 0 : 1) + (above < 0 ? 0 : 2)].add(
        slots, below, at, above, count, twiceCentres, sums);
  }

  private static void addAll(int[] slots, int at, int count, double[] sums) {
    for (int j = 0; j < count; j += DOUBLES.length()) {
      DoubleVector x = widened(values(slots, at + j));
      DoubleVector.fromArray(DOUBLES, sums, j).add(x).intoArray(sums, j);
    }
  }

  private static void addUnlessAbove(
      int[] slots, int below, int at, int above, int count, double[] twiceCentres, double[] sums) {
    DoubleVector zero = DoubleVector.zero(DOUBLES);
    DoubleVector nan = DoubleVector.broadcast(DOUBLES, Double.NaN);
    for (int j = 0; j < count; j += DOUBLES.length()) {
      DoubleVector centre = DoubleVector.fromArray(DOUBLES, twiceCentres, j);
      DoubleVector x = widened(values(slots, at + j));
      DoubleVector other = widened(values(slots, above + j));
      DoubleVector both = x.add(other);
      VectorMask<Double> equal = both.compare(VectorOperators.EQ, centre);
      DoubleVector kept =
          x.blend(zero, both.compare(VectorOperators.LT, centre))
              .blend(nan, equal.and(x.compare(VectorOperators.NE, other)));
      DoubleVector.fromArray(DOUBLES, sums, j).add(kept).intoArray(sums, j);
    }
  }

  private static void addIfBelow(
      int[] slots, int below, int at, int above, int count, double[] twiceCentres, double[] sums) {
    DoubleVector zero = DoubleVector.zero(DOUBLES);
    for (int j = 0; j < count; j += DOUBLES.length()) {
      DoubleVector centre = DoubleVector.fromArray(DOUBLES, twiceCentres, j);
      DoubleVector x = widened(values(slots, at + j));
      DoubleVector both = widened(values(slots, below + j)).add(x);
      DoubleVector kept = zero.blend(x, both.compare(VectorOperators.LT, centre));
      DoubleVector.fromArray(DOUBLES, sums, j).add(kept).intoArray(sums, j);
    }
  }

  private static void addBetween(
      int[] slots, int below, int at, int above, int count, double[] twiceCentres, double[] sums) {
    DoubleVector zero = DoubleVector.zero(DOUBLES);
    DoubleVector nan = DoubleVector.broadcast(DOUBLES, Double.NaN);
    for (int j = 0; j < count; j += DOUBLES.length()) {
      DoubleVector centre = DoubleVector.fromArray(DOUBLES, twiceCentres, j);
      DoubleVector x = widened(values(slots, at + j));
      DoubleVector other = widened(values(slots, above + j));
      DoubleVector both = x.add(other);
      DoubleVector lower = widened(values(slots, below + j)).add(x);
      VectorMask<Double> equal = both.compare(VectorOperators.EQ, centre);
      DoubleVector kept =
          zero.blend(x, lower.compare(VectorOperators.LT, centre))
              .blend(zero, both.compare(VectorOperators.LT, centre))
              .blend(nan, equal.and(x.compare(VectorOperators.NE, other)));
      DoubleVector.fromArray(DOUBLES, sums, j).add(kept).intoArray(sums, j);
    }
  }

  /** Returns some values of a slot as floats. */
  private static FloatVector values(int[] slots, int at) {
    return flip(IntVector.fromArray(INTS, slots, at)).viewAsFloatingLanes();
  }
}
