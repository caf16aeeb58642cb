package dev.strategikon.slow;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What is done to one coordinate of all vectors. */
final class Columns {
  private Columns() {}

  static double[] each(double[][] x, ToDoubleFunction<double[]> f) {
    return IntStream.range(0, x[0].length)
        .mapToDouble(j -> f.applyAsDouble(Doubles.column(x, j)))
        .toArray();
  }

  /** The middle value, or the mean of the two middle values. */
  static double median(double[] v) {
    double[] s = sorted(v);
    int m = s.length;
    return m % 2 == 1 ? s[m / 2] : (s[m / 2 - 1] + s[m / 2]) / 2;
  }

  /** The mean of all but the q smallest and the q largest values. */
  static double trimmedMean(double[] v, int q) {
    if (v.length <= 2 * q) {
      throw new IllegalArgumentException("Nothing is left after trimming");
    }
    return Doubles.average(Arrays.copyOfRange(sorted(v), q, v.length - q));
  }

  /** The mean of the values with the smallest |v_i − centre|. */
  static double meanOfClosest(double[] v, double centre, int count) {
    double[] gaps = Arrays.stream(v).map(a -> Math.abs(a - centre)).toArray();
    return Doubles.average(
        Arrays.stream(Choices.smallest(gaps, count)).mapToDouble(i -> v[i]).toArray());
  }

  static double[] sorted(double[] v) {
    double[] copy = v.clone();
    Arrays.sort(copy);
    return copy;
  }
}
