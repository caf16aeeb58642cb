package dev.strategikon.bench;

import dev.strategikon.compute.Compute;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Measures the peak of the machine: independent fused multiply-adds that access no memory.
 *
 * <p>16 sums hide the latency of every core so far (4 cycles by at most 4 pipes). Where there are
 * only 16 registers (AVX2), 16 sums and two factors would spill; such cores have 2 pipes, for which
 * 12 suffice.
 *
 * <p>A sum is what the product is added to, as in the kernels. The instruction overwrites what it
 * adds to; s·x + x would copy x each time, and C2 spilled such sums.
 */
final class MultiplyAdds {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

  private static final int LOOPS = 10_000;

  /** The number of tasks for each thread, so that a thread that starts late can do fewer. */
  private static final int TASKS = 16;

  private static final boolean MANY_REGISTERS =
      FLOATS.vectorBitSize() >= 512 || System.getProperty("os.arch").equals("aarch64");

  private MultiplyAdds() {}

  /** Returns the number of multiply-adds of floats in {@link #run}. */
  static double count(Compute compute) {
    return (double) TASKS * compute.threads() * LOOPS * (MANY_REGISTERS ? 16 : 12) * lanes();
  }

  /** Runs the multiply-adds. The result keeps them from being optimised away. */
  static double run(Compute compute) {
    float[] results = new float[TASKS * compute.threads()];
    compute.forEach(
        results.length, task -> results[task] = MANY_REGISTERS ? sixteen(task) : twelve(task));
    double sum = 0;
    for (float result : results) {
      sum += result;
    }
    return sum;
  }

  private static int lanes() {
    return FLOATS.length();
  }

  private static FloatVector start(float value) {
    return FloatVector.broadcast(FLOATS, value);
  }

  /** Each step adds 1e-6 to a sum, so that sums stay finite and normal. */
  private static float sixteen(int seed) {
    FloatVector x = start(1e-3f);
    FloatVector y = start(1e-3f);
    FloatVector s0 = start(seed + 1);
    FloatVector s1 = start(seed + 2);
    FloatVector s2 = start(seed + 3);
    FloatVector s3 = start(seed + 4);
    FloatVector s4 = start(seed + 5);
    FloatVector s5 = start(seed + 6);
    FloatVector s6 = start(seed + 7);
    FloatVector s7 = start(seed + 8);
    FloatVector s8 = start(seed + 9);
    FloatVector s9 = start(seed + 10);
    FloatVector s10 = start(seed + 11);
    FloatVector s11 = start(seed + 12);
    FloatVector s12 = start(seed + 13);
    FloatVector s13 = start(seed + 14);
    FloatVector s14 = start(seed + 15);
    FloatVector s15 = start(seed + 16);
    for (int i = 0; i < LOOPS; i++) {
      s0 = x.fma(y, s0);
      s1 = x.fma(y, s1);
      s2 = x.fma(y, s2);
      s3 = x.fma(y, s3);
      s4 = x.fma(y, s4);
      s5 = x.fma(y, s5);
      s6 = x.fma(y, s6);
      s7 = x.fma(y, s7);
      s8 = x.fma(y, s8);
      s9 = x.fma(y, s9);
      s10 = x.fma(y, s10);
      s11 = x.fma(y, s11);
      s12 = x.fma(y, s12);
      s13 = x.fma(y, s13);
      s14 = x.fma(y, s14);
      s15 = x.fma(y, s15);
    }
    FloatVector low = s0.add(s1).add(s2.add(s3)).add(s4.add(s5).add(s6.add(s7)));
    FloatVector high = s8.add(s9).add(s10.add(s11)).add(s12.add(s13).add(s14.add(s15)));
    return low.add(high).reduceLanes(VectorOperators.ADD);
  }

  private static float twelve(int seed) {
    FloatVector x = start(1e-3f);
    FloatVector y = start(1e-3f);
    FloatVector s0 = start(seed + 1);
    FloatVector s1 = start(seed + 2);
    FloatVector s2 = start(seed + 3);
    FloatVector s3 = start(seed + 4);
    FloatVector s4 = start(seed + 5);
    FloatVector s5 = start(seed + 6);
    FloatVector s6 = start(seed + 7);
    FloatVector s7 = start(seed + 8);
    FloatVector s8 = start(seed + 9);
    FloatVector s9 = start(seed + 10);
    FloatVector s10 = start(seed + 11);
    FloatVector s11 = start(seed + 12);
    for (int i = 0; i < LOOPS; i++) {
      s0 = x.fma(y, s0);
      s1 = x.fma(y, s1);
      s2 = x.fma(y, s2);
      s3 = x.fma(y, s3);
      s4 = x.fma(y, s4);
      s5 = x.fma(y, s5);
      s6 = x.fma(y, s6);
      s7 = x.fma(y, s7);
      s8 = x.fma(y, s8);
      s9 = x.fma(y, s9);
      s10 = x.fma(y, s10);
      s11 = x.fma(y, s11);
    }
    FloatVector low = s0.add(s1).add(s2.add(s3)).add(s4.add(s5));
    FloatVector high = s6.add(s7).add(s8.add(s9)).add(s10.add(s11));
    return low.add(high).reduceLanes(VectorOperators.ADD);
  }
}
