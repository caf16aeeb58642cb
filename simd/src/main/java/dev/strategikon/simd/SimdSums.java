package dev.strategikon.simd;

import static dev.strategikon.simd.Shapes.DOUBLES;
import static dev.strategikon.simd.Shapes.FLOATS;
import static dev.strategikon.simd.Shapes.INTS;
import static dev.strategikon.simd.Shapes.widened;

import dev.strategikon.kernel.SumKernels;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link SumKernels} with vector instructions. Four rows are added at a time, in order, so the sums
 * are loaded and stored once for four rows.
 */
final class SimdSums implements SumKernels {
  private static final int EXPONENT = 0x7F800000;

  @Override
  public int firstNonFinite(float[] row, int from, int to) {
    int lanes = FLOATS.length();
    int j = from;
    // One branch for four vectors. If it is taken, the loop below finds the coordinate.
    for (; j <= to - 4 * lanes; j += 4 * lanes) {
      IntVector most =
          magnitudes(row, j)
              .max(magnitudes(row, j + lanes))
              .max(magnitudes(row, j + 2 * lanes).max(magnitudes(row, j + 3 * lanes)));
      if (most.compare(VectorOperators.GE, EXPONENT).anyTrue()) {
        break;
      }
    }
    for (; j < to; j++) {
      if ((Float.floatToRawIntBits(row[j]) & EXPONENT) == EXPONENT) {
        return j;
      }
    }
    return -1;
  }

  /** Returns the bits without the sign: at least {@link #EXPONENT} for NaN and infinities only. */
  private static IntVector magnitudes(float[] row, int at) {
    return FloatVector.fromArray(FLOATS, row, at)
        .viewAsIntegralLanes()
        .lanewise(VectorOperators.AND, Integer.MAX_VALUE);
  }

  @Override
  public void sum(float[][] rows, int from, int count, double[] sums) {
    Arrays.fill(sums, 0, count, 0.0);
    int i = 0;
    for (; i + 4 <= rows.length; i += 4) {
      add(rows[i], rows[i + 1], rows[i + 2], rows[i + 3], from, count, sums);
    }
    for (; i < rows.length; i++) {
      add(rows[i], from, count, sums);
    }
  }

  private static void add(
      float[] a, float[] b, float[] c, float[] d, int from, int count, double[] sums) {
    int j = 0;
    for (; j <= count - FLOATS.length(); j += DOUBLES.length()) {
      DoubleVector.fromArray(DOUBLES, sums, j)
          .add(widened(a, from + j))
          .add(widened(b, from + j))
          .add(widened(c, from + j))
          .add(widened(d, from + j))
          .intoArray(sums, j);
    }
    for (; j < count; j++) {
      sums[j] = sums[j] + a[from + j] + b[from + j] + c[from + j] + d[from + j];
    }
  }

  private static void add(float[] a, int from, int count, double[] sums) {
    int j = 0;
    for (; j <= count - FLOATS.length(); j += DOUBLES.length()) {
      DoubleVector.fromArray(DOUBLES, sums, j).add(widened(a, from + j)).intoArray(sums, j);
    }
    for (; j < count; j++) {
      sums[j] += a[from + j];
    }
  }

  @Override
  public void sumSquaredDifferences(
      float[][] rows, float[] centre, int from, int count, double[] sums) {
    Arrays.fill(sums, 0, count, 0.0);
    int i = 0;
    for (; i + 4 <= rows.length; i += 4) {
      addSquaredDifferences(
          rows[i], rows[i + 1], rows[i + 2], rows[i + 3], centre, from, count, sums);
    }
    for (; i < rows.length; i++) {
      addSquaredDifferences(rows[i], centre, from, count, sums);
    }
  }

  private static void addSquaredDifferences(
      float[] a,
      float[] b,
      float[] c,
      float[] d,
      float[] centre,
      int from,
      int count,
      double[] sums) {
    int j = 0;
    for (; j <= count - FLOATS.length(); j += DOUBLES.length()) {
      DoubleVector middle = widened(centre, from + j);
      DoubleVector da = widened(a, from + j).sub(middle);
      DoubleVector db = widened(b, from + j).sub(middle);
      DoubleVector dc = widened(c, from + j).sub(middle);
      DoubleVector dd = widened(d, from + j).sub(middle);
      DoubleVector.fromArray(DOUBLES, sums, j)
          .add(da.mul(da))
          .add(db.mul(db))
          .add(dc.mul(dc))
          .add(dd.mul(dd))
          .intoArray(sums, j);
    }
    for (; j < count; j++) {
      double sum = sums[j] + square(a[from + j], centre[from + j]);
      sum += square(b[from + j], centre[from + j]);
      sum += square(c[from + j], centre[from + j]);
      sums[j] = sum + square(d[from + j], centre[from + j]);
    }
  }

  private static void addSquaredDifferences(
      float[] row, float[] centre, int from, int count, double[] sums) {
    int j = 0;
    for (; j <= count - FLOATS.length(); j += DOUBLES.length()) {
      DoubleVector d = widened(row, from + j).sub(widened(centre, from + j));
      DoubleVector.fromArray(DOUBLES, sums, j).add(d.mul(d)).intoArray(sums, j);
    }
    for (; j < count; j++) {
      sums[j] += square(row[from + j], centre[from + j]);
    }
  }

  private static double square(float x, float centre) {
    double difference = (double) x - centre;
    return difference * difference;
  }

  @Override
  public void sumWeighted(float[][] rows, double[] weights, int from, int count, double[] sums) {
    Arrays.fill(sums, 0, count, 0.0);
    int[] heavy = new int[rows.length];
    int n = 0;
    for (int i = 0; i < rows.length; i++) {
      if (weights[i] != 0) {
        heavy[n++] = i;
      }
    }
    int k = 0;
    for (; k + 4 <= n; k += 4) {
      addWeighted(
          rows[heavy[k]],
          weights[heavy[k]],
          rows[heavy[k + 1]],
          weights[heavy[k + 1]],
          rows[heavy[k + 2]],
          weights[heavy[k + 2]],
          rows[heavy[k + 3]],
          weights[heavy[k + 3]],
          from,
          count,
          sums);
    }
    for (; k < n; k++) {
      addWeighted(rows[heavy[k]], weights[heavy[k]], from, count, sums);
    }
  }

  private static void addWeighted(
      float[] a,
      double wa,
      float[] b,
      double wb,
      float[] c,
      double wc,
      float[] d,
      double wd,
      int from,
      int count,
      double[] sums) {
    DoubleVector va = DoubleVector.broadcast(DOUBLES, wa);
    DoubleVector vb = DoubleVector.broadcast(DOUBLES, wb);
    DoubleVector vc = DoubleVector.broadcast(DOUBLES, wc);
    DoubleVector vd = DoubleVector.broadcast(DOUBLES, wd);
    int j = 0;
    for (; j <= count - FLOATS.length(); j += DOUBLES.length()) {
      DoubleVector sum = DoubleVector.fromArray(DOUBLES, sums, j);
      sum = widened(a, from + j).fma(va, sum);
      sum = widened(b, from + j).fma(vb, sum);
      sum = widened(c, from + j).fma(vc, sum);
      sum = widened(d, from + j).fma(vd, sum);
      sum.intoArray(sums, j);
    }
    for (; j < count; j++) {
      double sum = Math.fma(wa, a[from + j], sums[j]);
      sum = Math.fma(wb, b[from + j], sum);
      sum = Math.fma(wc, c[from + j], sum);
      sums[j] = Math.fma(wd, d[from + j], sum);
    }
  }

  private static void addWeighted(float[] a, double weight, int from, int count, double[] sums) {
    DoubleVector w = DoubleVector.broadcast(DOUBLES, weight);
    int j = 0;
    for (; j <= count - FLOATS.length(); j += DOUBLES.length()) {
      DoubleVector sum = DoubleVector.fromArray(DOUBLES, sums, j);
      widened(a, from + j).fma(w, sum).intoArray(sums, j);
    }
    for (; j < count; j++) {
      sums[j] = Math.fma(weight, a[from + j], sums[j]);
    }
  }

  /** Mixes eight vectors of columns at a time; their sums stay in registers over all rows. */
  @Override
  public void mix(
      float[][] rows,
      int[] which,
      float[] weights,
      float factor,
      int from,
      int count,
      float[] out,
      int at) {
    int lanes = FLOATS.length();
    int j = 0;
    for (; j <= count - 8 * lanes; j += 8 * lanes) {
      mixEight(rows, which, weights, factor, from + j, out, at + j);
    }
    for (; j <= count - lanes; j += lanes) {
      FloatVector sum = FloatVector.fromArray(FLOATS, rows[which[0]], from + j).mul(weights[0]);
      for (int k = 1; k < which.length; k++) {
        FloatVector weight = FloatVector.broadcast(FLOATS, weights[k]);
        sum = FloatVector.fromArray(FLOATS, rows[which[k]], from + j).fma(weight, sum);
      }
      sum.mul(factor).intoArray(out, at + j);
    }
    for (; j < count; j++) {
      float sum = weights[0] * rows[which[0]][from + j];
      for (int k = 1; k < which.length; k++) {
        sum = Math.fma(weights[k], rows[which[k]][from + j], sum);
      }
      out[at + j] = factor * sum;
    }
  }

  private static void mixEight(
      float[][] rows, int[] which, float[] weights, float factor, int from, float[] out, int at) {
    int lanes = FLOATS.length();
    float[] row = rows[which[0]];
    FloatVector w = FloatVector.broadcast(FLOATS, weights[0]);
    FloatVector s0 = FloatVector.fromArray(FLOATS, row, from).mul(w);
    FloatVector s1 = FloatVector.fromArray(FLOATS, row, from + lanes).mul(w);
    FloatVector s2 = FloatVector.fromArray(FLOATS, row, from + 2 * lanes).mul(w);
    FloatVector s3 = FloatVector.fromArray(FLOATS, row, from + 3 * lanes).mul(w);
    FloatVector s4 = FloatVector.fromArray(FLOATS, row, from + 4 * lanes).mul(w);
    FloatVector s5 = FloatVector.fromArray(FLOATS, row, from + 5 * lanes).mul(w);
    FloatVector s6 = FloatVector.fromArray(FLOATS, row, from + 6 * lanes).mul(w);
    FloatVector s7 = FloatVector.fromArray(FLOATS, row, from + 7 * lanes).mul(w);
    for (int k = 1; k < which.length; k++) {
      row = rows[which[k]];
      w = FloatVector.broadcast(FLOATS, weights[k]);
      s0 = FloatVector.fromArray(FLOATS, row, from).fma(w, s0);
      s1 = FloatVector.fromArray(FLOATS, row, from + lanes).fma(w, s1);
      s2 = FloatVector.fromArray(FLOATS, row, from + 2 * lanes).fma(w, s2);
      s3 = FloatVector.fromArray(FLOATS, row, from + 3 * lanes).fma(w, s3);
      s4 = FloatVector.fromArray(FLOATS, row, from + 4 * lanes).fma(w, s4);
      s5 = FloatVector.fromArray(FLOATS, row, from + 5 * lanes).fma(w, s5);
      s6 = FloatVector.fromArray(FLOATS, row, from + 6 * lanes).fma(w, s6);
      s7 = FloatVector.fromArray(FLOATS, row, from + 7 * lanes).fma(w, s7);
    }
    w = FloatVector.broadcast(FLOATS, factor);
    s0.mul(w).intoArray(out, at);
    s1.mul(w).intoArray(out, at + lanes);
    s2.mul(w).intoArray(out, at + 2 * lanes);
    s3.mul(w).intoArray(out, at + 3 * lanes);
    s4.mul(w).intoArray(out, at + 4 * lanes);
    s5.mul(w).intoArray(out, at + 5 * lanes);
    s6.mul(w).intoArray(out, at + 6 * lanes);
    s7.mul(w).intoArray(out, at + 7 * lanes);
  }

  @Override
  public void divide(double[] sums, double divisor, int count, float[] out, int from) {
    // Plain loops: C2 vectorizes the division, and the Vector API's narrowing to float is slower.
    if (divisor != 1) {
      for (int j = 0; j < count; j++) {
        sums[j] /= divisor;
      }
    }
    for (int j = 0; j < count; j++) {
      out[from + j] = (float) sums[j];
    }
  }

  @Override
  public void addVotes(float[] row, int from, int count, int[] votes) {
    int lanes = FLOATS.length();
    int j = 0;
    for (; j <= count - lanes; j += lanes) {
      // ±0 does not vote: its bits without the sign, and no other float's, are 0.
      IntVector bits = FloatVector.fromArray(FLOATS, row, from + j).viewAsIntegralLanes();
      IntVector sign = bits.lanewise(VectorOperators.ASHR, 31).lanewise(VectorOperators.OR, 1);
      VectorMask<Integer> some =
          bits.lanewise(VectorOperators.AND, Integer.MAX_VALUE).compare(VectorOperators.NE, 0);
      IntVector vote = IntVector.zero(INTS).blend(sign, some);
      IntVector.fromArray(INTS, votes, j).add(vote).intoArray(votes, j);
    }
    for (; j < count; j++) {
      float x = row[from + j];
      votes[j] += (x > 0 ? 1 : 0) - (x < 0 ? 1 : 0);
    }
  }
}
